import { dropUnfinishedTag } from "./html-tags.ts";
import { closeLineMath, findDisplayEnd, mendDisplayMath } from "./mend-math.ts";
import remend, { isWithinCodeBlock, type RemendOptions } from "remend";

/**
 * Options that leave only emphasis and code to remend. Its other repairs do harm: they take the bracket from "[0, 1)",
 * cut "<" as a tag, close a "$$" that is no math, and show the marker of a new list item as text.
 */
const CLOSED: RemendOptions = {
  links: false,
  images: false,
  katex: false,
  setextHeadings: false,
  htmlTags: false,
  comparisonOperators: false,
  singleTilde: false,
};

const LITERAL_BLOCK = /^ {0,3}(?:```|~~~)/;
/** The same mark after a letter or punctuation of a script that puts no space before it. */
const BARE_MARKER_IN_CJK =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff65“”‘’…—])(?:\*{1,3}|~~)$/u;
const BARE_MARKER = /(?<=^|[\s([{"'])(?:\*{1,3}|_{1,3}|~~|`{1,2})$/;
/** A last line that may yet become a list item, an underline or a rule. */
const BARE_LINE = /^[ \t>]*(?:--?|==?|[*+])[ \t]*$/;
const OPEN_LINK = /(?<!\\)!?\[(?!\^)(?:((?:[^[\]()\n`]|`[^`\n]*`){0,80})|((?:[^[\]\n`]|`[^`\n]*`)*)\]\([^()\n]*)$/;
/** The end of a line that is searched for an open link: a longer line would be searched again from each bracket. */
const LINK_CHARS = 2000;
const OPEN_SUMMARY = /^[ \t]*(?:<details(?:[ \t]+open)?>[ \t]*)?<summary>(?!.*<\/summary>).*\S/i;

/**
 * The last block of a growing text with its open constructs closed, so that it already shows as it will in the end:
 * `**bold` as bold, `[label](https://ex` as its label, `| A | B` as the head of a table. For display only: never store
 * the result.
 */
export function mendTail(text: string): string {
  if (LITERAL_BLOCK.test(text)) return text;
  const withMath = mendDisplayMath(text);
  if (withMath !== undefined) return withMath;
  const shown = mendLastLine(text, dropMarker);
  const displayEnd = findDisplayEnd(text);
  return closeTableHead(mendLastLine(remend(shown, CLOSED), (line) => closeLine(line, displayEnd)));
}

/**
 * The text with its last line mended, unless the line is in code. Only the last line is mended, so that long blocks
 * cost no more.
 */
function mendLastLine(text: string, mend: (line: string, isFirst: boolean) => string): string {
  const from = text.lastIndexOf("\n") + 1;
  const line = text.slice(from);
  const mended = mend(line, from === 0);
  return mended === line || isWithinCodeBlock(text, text.length - 1) ? text : text.slice(0, from) + mended;
}

function dropMarker(line: string, isFirst: boolean): string {
  if (!isFirst && BARE_LINE.test(line)) return "";
  const isInCode = (line.split("`").length - 1) % 2 === 1;
  return (isInCode ? line : dropUnfinishedTag(line)).replace(BARE_MARKER, "").replace(BARE_MARKER_IN_CJK, "");
}

/** The line with its open link, summary or formula closed; up to `displayEnd` it belongs to a formula above it. */
function closeLine(line: string, displayEnd: number): string {
  const from = Math.max(0, line.length - LINK_CHARS);
  const end = line.slice(from).replace(OPEN_LINK, (_all, label = "", labelOfAddress = "") => label + labelOfAddress);
  const linked = line.slice(0, from) + end;
  return OPEN_SUMMARY.test(linked) ? `${linked}</summary>` : closeLineMath(linked, displayEnd);
}

/**
 * Adds the delimiter row to a table head that is still alone, since it would otherwise show as a paragraph of pipes.
 */
function closeTableHead(text: string): string {
  const lines = text.split("\n");
  const hasRule = isBlank(lines.at(-1)) || /^[ \t]*\|[-:| \t]*$/.test(lines.at(-1) ?? "");
  const at = lines.length - (hasRule ? 2 : 1);
  const head = lines[at] ?? "";
  if (!/^[ \t]*\|[ \t]*[^\s|]/.test(head) || !isBlank(lines[at - 1]) || isWithinCodeBlock(text, text.length - 1))
    return text;
  const row = /(?<!\\)\|$/.test(head.trimEnd()) ? head.trimEnd() : `${head.trimEnd()} |`;
  const cells = (row.match(/(?<!\\)\|/g)?.length ?? 2) - 1;
  return [...lines.slice(0, at), row, `${/^[ \t]*/.exec(head)?.[0] ?? ""}|${"---|".repeat(cells)}`].join("\n");
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === "";
}
