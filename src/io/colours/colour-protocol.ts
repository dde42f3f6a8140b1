import type { ColourNode } from "#core/markdown/colour-node.ts";
import type { HighlightLanguage } from "#core/markdown/highlight-languages.ts";

/** A code to colour. */
export type ColourCommand = { language: HighlightLanguage; code: string };

/** A message from the worker: first that it is loaded, then the tokens of each code. */
export type ColourEvent = { type: "ready" } | { type: "coloured"; nodes: readonly ColourNode[] };
