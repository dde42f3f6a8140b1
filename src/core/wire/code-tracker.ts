/** Follows the code of a Markdown text that grows: it tells where the text stands after each piece. */
export type CodeTracker = {
  /** Reads on; a run of backticks must not be cut in two. */
  read(text: string): void;
  /** True inside a fence, inside backticks of the current line, or on a line indented as code. */
  isInCode(): boolean;
  /** The last character of the current line that is no space, "" for none, and whether a space follows it. */
  lineEnd(): { last: string; isSpaced: boolean };
};

/** Enough of a line to know a fence by. */
const LINE_START_CHARS = 80;
const FENCE = /^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(?<fence>`{3,}(?=[^`]*$)|~{3,})/;

/** Creates a tracker at the beginning of a text. Reads every character once, however often it is asked. */
export function createCodeTracker(): CodeTracker {
  let fence: string | undefined;
  let lineStart = "";
  /** The backticks that opened code in the current line. */
  let openTicks = 0;
  let last = "";
  let isSpaced = false;

  function readInLine(text: string): void {
    lineStart += text.slice(0, LINE_START_CHARS - lineStart.length);
    if (text.includes("`"))
      for (const [ticks] of text.matchAll(/`+/g)) {
        if (openTicks === 0) openTicks = ticks.length;
        else if (openTicks === ticks.length) openTicks = 0;
      }
    const seen = text.trimEnd();
    if (seen !== "") last = seen.at(-1) ?? "";
    isSpaced = seen === "" ? isSpaced || text !== "" : seen.length < text.length;
  }

  function endLine(): void {
    const found = FENCE.exec(lineStart)?.groups?.["fence"];
    if (fence === undefined) fence = found;
    else if (found?.startsWith(fence) && lineStart.trimEnd().endsWith(found)) fence = undefined;
    lineStart = "";
    openTicks = 0;
    last = "";
    isSpaced = false;
  }

  return {
    read(text) {
      let from = 0;
      for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
        readInLine(text.slice(from, end));
        endLine();
        from = end + 1;
      }
      readInLine(text.slice(from));
    },
    isInCode: () => fence !== undefined || openTicks > 0 || /^(?: {4}|\t)/.test(lineStart),
    lineEnd: () => ({ last, isSpaced }),
  };
}
