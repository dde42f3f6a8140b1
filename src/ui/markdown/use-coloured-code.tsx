import { useMemo, type ReactNode } from "react";
import type { ColourNode } from "#core/markdown/colour-node.ts";
import { cutColours } from "#core/markdown/cut-colours.ts";
import type { HighlightLanguage } from "#core/markdown/highlight-languages.ts";
import { loadHighlighter, useColours } from "#state/code-colours.ts";
import { createLazyValue, useLazyValue } from "./lazy-value.ts";

/** The longest code that is coloured at all. */
const MAX_CHARS = 100_000;
/** The longest code that is coloured on the page: some codes take a time that grows with the square of their length. */
const MAX_CHARS_ON_PAGE = 2000;

const highlighter = createLazyValue(loadHighlighter);

/** The code with coloured spans, and a sentence where a part of it has no colours because of a limit. */
export type ColouredCode = { shown: ReactNode; note: string | undefined };

/**
 * Colours code: its first 2,000 characters on the page, once the highlighter is loaded, and longer code in a worker. The
 * colours of growing code follow it in steps. Plain where the language is undefined.
 */
export function useColouredCode(given: HighlightLanguage | undefined, code: string, isGrowing: boolean): ColouredCode {
  const isTooLong = code.length > MAX_CHARS;
  const language = isTooLong ? undefined : given;
  const wanted = isGrowing ? code.slice(0, computeColouredLength(code)) : code;
  const isShort = wanted.length <= MAX_CHARS_ON_PAGE;
  const head = isShort ? wanted : wanted.slice(0, wanted.lastIndexOf("\n", MAX_CHARS_ON_PAGE - 1) + 1);
  const highlight = useLazyValue(highlighter, language !== undefined);
  const headNodes = useMemo(
    () => (highlight === undefined || language === undefined ? undefined : highlight(language, head)),
    [highlight, language, head],
  );
  const found = useColours(isShort ? undefined : language, wanted);
  // Text cut off equal text is compared at once; `startsWith` takes its characters one by one.
  const isBeginning = found !== undefined && code.slice(0, found.code.length) === found.code;
  const whole = isBeginning && !isShort ? found : undefined;
  const nodes = whole?.nodes ?? headNodes;
  const cut = useMemo(() => cutColours(nodes ?? []), [nodes]);
  const spans = useMemo(() => renderNodes(cut.nodes), [cut]);
  const isTooSlow = whole !== undefined && whole.nodes === undefined;
  return {
    shown: (
      <>
        {spans}
        {code.slice(cut.length)}
      </>
    ),
    note: isGrowing || given === undefined ? undefined : describeLimit(isTooLong, isTooSlow, cut.overrun !== undefined),
  };
}

function describeLimit(isTooLong: boolean, isTooSlow: boolean, isCut: boolean): string | undefined {
  if (isTooLong) return "without colours: it is too long";
  if (isTooSlow) return "mostly without colours: colouring it takes too long";
  return isCut ? "colours end where there are too many" : undefined;
}

function renderNodes(nodes: readonly ColourNode[]): ReactNode[] {
  return nodes.map((node, index) => {
    if (node.type === "text") return node.value;
    const { className } = node.properties ?? {};
    return (
      // Tokens are rendered once and never move.
      <span key={index} className={Array.isArray(className) ? className.join(" ") : undefined}>
        {renderNodes(node.children ?? [])}
      </span>
    );
  });
}

/**
 * The length of growing code to colour: whole lines up to the last of a series of lengths, each a quarter longer than
 * the one before. Colouring a text while it arrives so costs at most five times as much as colouring it once.
 */
function computeColouredLength(code: string): number {
  let length = 0;
  for (let next = 200; next <= code.length; next *= 1.25) length = next;
  return code.lastIndexOf("\n", length) + 1;
}
