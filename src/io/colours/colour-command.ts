import type { HighlightLanguage } from "#core/markdown/highlight-languages.ts";

/** A code to colour. */
export type ColourCommand = { language: HighlightLanguage; code: string };
