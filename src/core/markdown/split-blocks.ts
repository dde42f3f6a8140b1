import { copyString } from "#core/copy-string.ts";
import { followLine, type OpenBlock } from "./follow-line.ts";
import { parseLineShape } from "./line-shape.ts";
import { applyDefinitions } from "./link-definitions.ts";
import type { MarkdownBlock } from "./markdown-block.ts";

/** A text split into blocks, with the state needed to continue once the text has grown. */
export type Split = {
  text: string;
  blocks: readonly MarkdownBlock[];
  /** The blocks before they receive definitions or are joined because of them. */
  pieces: readonly MarkdownBlock[];
  definitions: readonly string[];
  scan: ScanState;
  isGrowing: boolean;
};

/** The result of scanning every ended line of a text. Appended text cannot change it. */
type ScanState = {
  /** The start of the first line that is not ended. */
  offset: number;
  opens: readonly OpenBlock[];
  /** The positions at which blocks start. */
  starts: readonly number[];
  /** The number of lines of the last block so far. */
  lineCount: number;
  hasContent: boolean;
  /** Lines that define a link for every block. */
  definitions: readonly string[];
  /** The state before mathematics opened that is still open, to go back to if it never closes. */
  beforeMath: BeforeMath | undefined;
  /** The starts of lines that would open mathematics which does not close. */
  unclosed: readonly number[];
};

type BeforeMath = Pick<ScanState, "offset" | "opens" | "lineCount" | "hasContent"> & {
  startCount: number;
  definitionCount: number;
};

/** The longest growing piece that is copied with each state of the text; few pieces are longer. */
const MAX_COPIED_CHARS = 16_384;
const LONG_LIST_CHARS = 8000;
const LONG_LIST_LINES = 200;
const LINE_ENDING = /\r\n|\n|\r(?!$)/g;
const INITIAL_SCAN: ScanState = {
  offset: 0,
  opens: [{ kind: "nothing" }],
  starts: [0],
  lineCount: 0,
  hasContent: false,
  definitions: [],
  beforeMath: undefined,
  unclosed: [],
};

/**
 * Splits a Markdown text (GFM, and mathematics by the rules of `math-judge.ts`) into its top-level blocks.
 *
 * Given the split of a text that `text` begins with, only the lines that were not ended yet are scanned, and unchanged
 * blocks stay the same objects. One-line link definitions are handed to the blocks that use them. Footnotes, and
 * definitions inside lists and quotes or over several lines, can change text anywhere: from the first block they could
 * affect, the text is one block. A link label broken over two lines is not recognised as a definition for other blocks.
 * A list of more than 8,000 characters or 200 lines continues in a further block, so that a growing list is not parsed
 * whole with every word. Mathematics that is still open at the end is one block while the text grows, and text once it is complete.
 */
export function splitBlocks(text: string, previous?: Split, isGrowing = false): Split {
  // Comparing a slice is one memory comparison; startsWith goes character by character and costs 70 times as much.
  const grown = previous !== undefined && text.slice(0, previous.text.length) === previous.text ? previous : undefined;
  if (grown?.text.length === text.length && grown.isGrowing === isGrowing) return grown;
  const scan = scanLines(text, grown?.scan ?? INITIAL_SCAN, "ended");
  // The last line counts as it is, but is scanned again once more of it has come.
  const whole = scanLines(text, scan, isGrowing ? "all" : "complete");
  const pieces = cutPieces(text, listSureStarts(whole), grown?.pieces ?? []);
  const rest = whole.opens.find((open) => open.kind === "rest");
  const { definitions } = whole;
  const blocks = applyDefinitions({ pieces, definitions, joinSince: rest?.since }, grown);
  return { text, blocks, pieces, definitions, scan, isGrowing };
}

/**
 * The state after the ended lines of a text, after all its lines, or after all lines of a complete text, whose open
 * mathematics will not close any more.
 */
function scanLines(text: string, from: ScanState, lines: "ended" | "all" | "complete"): ScanState {
  let { offset, opens, lineCount, hasContent, beforeMath, unclosed } = from;
  const starts = [...from.starts];
  const definitions = [...from.definitions];
  for (;;) {
    const unclosedAt = findUnclosed(opens, lines === "complete" && offset === text.length);
    if (unclosedAt !== undefined && beforeMath !== undefined) {
      unclosed = [...unclosed, unclosedAt];
      ({ offset, opens, lineCount, hasContent } = beforeMath);
      starts.length = beforeMath.startCount;
      definitions.length = beforeMath.definitionCount;
      beforeMath = undefined;
    }
    const end = findLineEnd(text, offset);
    if (offset === text.length || (end.next === undefined && lines === "ended")) break;
    const line = text.slice(offset, end.offset);
    const shape = parseLineShape(line, !unclosed.includes(offset));
    const isEnded = end.next !== undefined;
    const outcomes = opens.flatMap((each) => followLine(each, { text: line, offset, shape, isEnded }));
    const before = {
      offset,
      opens,
      lineCount,
      hasContent,
      startCount: starts.length,
      definitionCount: definitions.length,
    };
    opens = mergeOpens(outcomes.map((outcome) => outcome.open));
    if (!opens.some(isMath)) beforeMath = undefined;
    else if (beforeMath === undefined) {
      beforeMath = before;
      unclosed = unclosed.filter((since) => since > offset);
    }
    const isLong = offset - (starts.at(-1) ?? 0) > LONG_LIST_CHARS || lineCount >= LONG_LIST_LINES;
    if (hasContent && outcomes.every((each) => (each.starts === "when-long" ? isLong : each.starts))) {
      starts.push(offset);
      lineCount = 0;
    }
    lineCount += 1;
    if (shape.kind === "definition" && opens.every(isDefinitions)) definitions.push(copyString(line.trim()));
    hasContent ||= shape.kind !== "blank";
    offset = end.next ?? text.length;
  }
  return { offset, opens, starts, lineCount, hasContent, definitions, beforeMath, unclosed };
}

/** The starts of blocks, where open mathematics stays in the block that it would be text of if it never closes. */
function listSureStarts({ starts, beforeMath }: ScanState): readonly number[] {
  return beforeMath?.opens.some(takesText) === true ? starts.slice(0, beforeMath.startCount) : starts;
}

function takesText(open: OpenBlock): boolean {
  return open.kind === "paragraph" || open.kind === "quote" || (open.kind === "list" && !open.isAfterBlank);
}

/**
 * The end of the line at an offset, and the start of the next one; none after a line that is not ended. A carriage
 * return at the end of the text may be half a line ending and is left for later.
 */
function findLineEnd(text: string, offset: number): { offset: number; next: number | undefined } {
  LINE_ENDING.lastIndex = offset;
  const ending = LINE_ENDING.exec(text);
  if (ending !== null) return { offset: ending.index, next: ending.index + ending[0].length };
  return { offset: text.endsWith("\r") ? text.length - 1 : text.length, next: undefined };
}

/** The start of mathematics that does not close: it is refused, or open at the end of a complete text. */
function findUnclosed(opens: readonly OpenBlock[], isEnd: boolean): number | undefined {
  for (const open of opens) {
    if (open.kind === "refused-math" || (open.kind === "math" && isEnd)) return open.since;
  }
  return undefined;
}

function isMath(open: OpenBlock): boolean {
  return open.kind === "math" || open.kind === "refused-math";
}

function isDefinitions(open: OpenBlock): boolean {
  return open.kind === "paragraph" && open.isDefinitions;
}

/**
 * The distinct open blocks. Where only some of them collect definitions, blocks can no longer be told apart and the
 * rest becomes one block.
 */
function mergeOpens(opens: readonly OpenBlock[]): readonly OpenBlock[] {
  const [first] = opens;
  if (first === undefined || opens.length === 1) return opens;
  const links = opens.find((open) => open.kind === "rest" && open.since === "[");
  const rest = links ?? opens.find((open) => open.kind === "rest");
  if (rest !== undefined) return [rest];
  if (opens.some(isDefinitions) && !opens.every(isDefinitions)) return [{ kind: "rest", since: "[" }];
  const different = new Map(opens.map((open) => [JSON.stringify(open, serializeRegExp), open]));
  return [...different.values()];
}

function serializeRegExp(_key: string, value: unknown): unknown {
  return value instanceof RegExp ? value.source : value;
}

function cutPieces(
  text: string,
  starts: readonly number[],
  previous: readonly MarkdownBlock[],
): readonly MarkdownBlock[] {
  if (text === "") return [];
  // A piece is reused when the next one still starts where it did. An unfinished last line may have started a piece and
  // no longer do so.
  let knownCount = Math.max(0, previous.length - 1);
  while (knownCount > 0 && starts[knownCount] !== previous[knownCount]?.key) knownCount -= 1;
  const known = previous.slice(0, knownCount);
  const fresh = starts.slice(knownCount).map((key, index, own): MarkdownBlock => {
    const next = own[index + 1];
    const piece = text.slice(key, next);
    // A piece that still grows is copied too, since React keeps what a component was given before: one state a piece.
    const isCut = next === undefined && piece.length > MAX_COPIED_CHARS;
    return { key, text: isCut ? piece : copyString(piece), definitions: "" };
  });
  return known.concat(fresh);
}
