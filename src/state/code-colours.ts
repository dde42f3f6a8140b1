import { useEffect, useState } from "react";
import type { ColourNode } from "#core/markdown/colour-node.ts";
import type { HighlightLanguage } from "#core/markdown/highlight-languages.ts";
import { colourCode } from "#io/colours/colour-code.ts";

/** Loads the function that colours a short code at once. */
export const loadHighlighter = async () => (await import("#io/colours/highlight-code.ts")).highlightCode;

/** A code and its tokens, which are undefined where colouring took too long. */
export type Colours = { language: HighlightLanguage; code: string; nodes: readonly ColourNode[] | undefined };

/**
 * The tokens of the code last coloured in a worker, which may be the beginning of `code` while that grows; undefined
 * until there are any. Nothing is coloured where the language is undefined.
 */
export function useColours(language: HighlightLanguage | undefined, code: string): Colours | undefined {
  const [colours, setColours] = useState<Colours>();
  useEffect(() => {
    if (language === undefined || code === "") return undefined;
    const controller = new AbortController();
    void colourUnlessAborted(language, code, controller.signal, setColours);
    return () => controller.abort();
  }, [language, code]);
  return colours?.language === language ? colours : undefined;
}

async function colourUnlessAborted(
  language: HighlightLanguage,
  code: string,
  signal: AbortSignal,
  onColoured: (colours: Colours) => void,
): Promise<void> {
  try {
    const nodes = await colourCode({ language, code }, signal);
    if (!signal.aborted) onColoured({ language, code, nodes });
  } catch {
    // Aborted: another code is coloured instead.
  }
}
