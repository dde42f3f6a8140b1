import remend, { isWithinCodeBlock, type RemendOptions } from "remend";

/**
 * What is left to remend: emphasis and code. The rest changes more than it mends: it takes the bracket from "[0, 1)",
 * cuts "<" as a tag, closes "$$" that is no math, and shows the sign of a new list item as text.
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

const LITERAL_BLOCK = /^(?: {0,3}(?:```|~~~)| {0,3}(?:\$\$|\\\[)[ \t]*(?:\n|$))/;
const BARE_MARKER = /(?<=^|[\s([{"'])(?:\*{1,3}|_{1,3}|~~|`{1,2})$/;
/** A last line that may yet become a list item, an underline or a rule. */
const BARE_LINE = /^[ \t>]*(?:--?|==?|[*+])[ \t]*$/;
const OPEN_LINK = /(?<!\\)!?\[(?!\^)(?:((?:[^[\]()\n`]|`[^`\n]*`){0,80})|((?:[^[\]\n`]|`[^`\n]*`)*)\]\([^()\n]*)$/;
const OPEN_MATH = /^ {0,3}(\$\$(?!\$)|\\\[)(?:(?!\$\$|\\\]).)+$/;

/**
 * The last block of a text that still grows, with what it leaves open closed for now, so that it shows as it will be:
 * `**bold` as bold, `[label](https://ex` as its label, `| A | B` as the head of a table. Only for showing: never keep it.
 */
export function mendTail(text: string): string {
  if (LITERAL_BLOCK.test(text)) return text;
  const shown = mendLastLine(text, dropMarker);
  return closeTableHead(mendLastLine(remend(shown, CLOSED), closeLinkAndMath));
}

/** The text with its last line mended, unless that stands in code. Only that line, so that long blocks cost no more. */
function mendLastLine(text: string, mend: (line: string, isFirst: boolean) => string): string {
  const from = text.lastIndexOf("\n") + 1;
  const line = text.slice(from);
  const mended = mend(line, from === 0);
  return mended === line || isWithinCodeBlock(text, text.length - 1) ? text : text.slice(0, from) + mended;
}

function dropMarker(line: string, isFirst: boolean): string {
  return !isFirst && BARE_LINE.test(line) ? "" : line.replace(BARE_MARKER, "");
}

function closeLinkAndMath(line: string): string {
  const linked = line.replace(OPEN_LINK, (_all, label = "", labelOfAddress = "") => label + labelOfAddress);
  const opening = OPEN_MATH.exec(linked)?.[1];
  return opening === undefined ? linked : linked + (opening === "$$" ? "$$" : "\\]");
}

/** A first row alone is a paragraph of pipes until the line under it has come: it gets that line. */
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
