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
};

/** The result of scanning every ended line of a text. Appended text cannot change it. */
type ScanState = {
  /** The start of the first line that is not ended. */
  offset: number;
  opens: readonly OpenBlock[];
  /** The positions at which blocks start. */
  starts: readonly number[];
  hasContent: boolean;
  /** Lines that define a link for every block. */
  definitions: readonly string[];
};

const LONG_LIST_CHARS = 8000;
const INITIAL_SCAN: ScanState = {
  offset: 0,
  opens: [{ kind: "nothing" }],
  starts: [0],
  hasContent: false,
  definitions: [],
};

/**
 * Splits a Markdown text (GFM, and display math by the rules of `parseMathOpening`) into its top-level blocks.
 *
 * Given the split of a text that `text` begins with, only the lines that were not ended yet are scanned, and unchanged
 * blocks stay the same objects. One-line link definitions are handed to the blocks that use them. Footnotes, and
 * definitions inside lists and quotes or over several lines, can change text anywhere: from the first block they could
 * affect, the text is one block. A link label broken over two lines is not recognised as a definition for other blocks.
 * A list of more than 8,000 characters continues in a further block, so that a growing list is not parsed whole with
 * every word.
 */
export function splitBlocks(text: string, previous?: Split): Split {
  // Comparing a slice is one memory comparison; startsWith goes character by character and costs 70 times as much.
  const grown = previous !== undefined && text.slice(0, previous.text.length) === previous.text ? previous : undefined;
  if (grown?.text.length === text.length) return grown;
  const scan = scanLines(text, grown?.scan ?? INITIAL_SCAN, /\r\n|\n|\r(?!$)/g);
  // The last line counts as it is, but is scanned again once more of it has come.
  const whole = scanLines(text, scan, /$/g);
  const pieces = cutPieces(text, whole.starts, grown?.pieces ?? []);
  const rest = whole.opens.find((open) => open.kind === "rest");
  const { definitions } = whole;
  const blocks = applyDefinitions({ pieces, definitions, joinSince: rest?.since }, grown);
  return { text, blocks, pieces, definitions, scan };
}

/**
 * The state after every line that ends with `ending`. A carriage return at the end of the text may be half a line
 * ending and is left for later.
 */
function scanLines(text: string, from: ScanState, ending: RegExp): ScanState {
  let { offset, opens, hasContent } = from;
  const starts = [...from.starts];
  const definitions = [...from.definitions];
  ending.lastIndex = offset;
  for (let end = ending.exec(text); end !== null && offset < text.length; end = ending.exec(text)) {
    const line = text.slice(offset, end.index).replace(/\r$/, "");
    const shape = parseLineShape(line);
    const outcomes = opens.flatMap((open) => followLine(open, { text: line, shape, isEnded: end?.[0] !== "" }));
    opens = mergeOpens(outcomes.map(({ open }) => open));
    const isLong = offset - (starts.at(-1) ?? 0) > LONG_LIST_CHARS;
    if (hasContent && outcomes.every((each) => (each.starts === "when-long" ? isLong : each.starts)))
      starts.push(offset);
    if (shape.kind === "definition" && opens.every(isDefinitions)) definitions.push(line.trim());
    hasContent ||= shape.kind !== "blank";
    offset = end.index + end[0].length;
  }
  return { offset, opens, starts, hasContent, definitions };
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
    return { key, text: text.slice(key, own[index + 1]), definitions: "" };
  });
  return known.concat(fresh);
}
