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
const BARE_LINE = /\n[ \t>]*(?:--?|==?|[*+])[ \t]*$/;
const OPEN_LINK = /(?<!\\)!?\[(?!\^)(?:((?:[^[\]()\n`]|`[^`\n]*`){0,80})|((?:[^[\]\n`]|`[^`\n]*`)*)\]\([^()\n]*)$/;
const OPEN_MATH = /(?:^|\n) {0,3}(\$\$(?!\$)|\\\[)(?:(?!\$\$|\\\])[^\n])+$/;

/**
 * The last block of a text that still grows, with what it leaves open closed for now, so that it shows as it will be:
 * `**bold` as bold, `[label](https://ex` as its label, `| A | B` as the head of a table. Only for showing: never keep it.
 */
export function mendTail(text: string): string {
  if (LITERAL_BLOCK.test(text)) return text;
  const shown = replaceInProse(replaceInProse(text, BARE_LINE, () => "\n"), BARE_MARKER, () => "");
  const closed = replaceInProse(remend(shown, CLOSED), OPEN_LINK, (_all, label = "", linked = "") => label + linked);
  return closeMath(closeTableHead(closed));
}

function replaceInProse(text: string, pattern: RegExp, replace: (...groups: string[]) => string): string {
  const at = text.search(pattern);
  return at < 0 || isWithinCodeBlock(text, at) ? text : text.replace(pattern, replace);
}

function closeMath(text: string): string {
  const opening = OPEN_MATH.exec(text)?.[1];
  if (opening === undefined || isWithinCodeBlock(text, text.length - 1)) return text;
  return text + (opening === "$$" ? "$$" : "\\]");
}

/** A first row alone is a paragraph of pipes until the line under it has come: it gets that line. */
function closeTableHead(text: string): string {
  const from = (/[^]*\n[ \t]*\n/.exec(text)?.[0] ?? "").length;
  const [head = "", rule = "", ...rows] = text.slice(from).split("\n");
  const isHead = /^[ \t]*\|[ \t]*[^\s|]/.test(head) && /^[ \t]*(?:\|[-:| \t]*)?$/.test(rule) && rows.length === 0;
  if (!isHead || isWithinCodeBlock(text, text.length - 1)) return text;
  const row = /(?<!\\)\|[ \t]*$/.test(head) ? head.trimEnd() : `${head.trimEnd()} |`;
  const cells = (row.match(/(?<!\\)\|/g)?.length ?? 2) - 1;
  return `${text.slice(0, from)}${row}\n${/^[ \t]*/.exec(head)?.[0] ?? ""}|${"---|".repeat(cells)}`;
}
