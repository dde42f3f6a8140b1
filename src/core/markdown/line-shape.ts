import { isDrawnTagLine, parseDisclosureLine } from "./html-tags.ts";
import { parseMathOpening, type OpenMath } from "./math-judge.ts";

/** The block that a line would start where no block is open. `followLine` decides whether the line may start one. */
export type LineShape = { indent: number; isUnderline: boolean } & LineStart;

type LineStart =
  | {
      kind:
        | "blank"
        | "indented"
        | "heading"
        | "break"
        | "quote"
        | "one-line-math"
        | "disclosure"
        | "fence"
        | "footnote"
        | "delimiter-row"
        | "text";
    }
  | { kind: "math"; math: OpenMath }
  | { kind: "html"; end: RegExp | "blank"; isEnded: boolean; interrupts: boolean }
  | { kind: "item"; marker: string; contentIndent: number; isEmpty: boolean; interrupts: boolean; countsOn: boolean }
  /** `isEnded`: the line is a complete definition. Otherwise the next line may complete it. */
  | { kind: "definition"; isEnded: boolean };

const TAB_COLUMNS = 4;
const CODE_INDENT = 4;

const FENCE = /^(?:`{3,}[^`]*|~{3,}[^]*)$/;
const HEADING = /^#{1,6}(?: |$)/;
const BREAK = /^(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;
const UNDERLINE = /^(?:=+|-+) *$/;
const ITEM = /^([-*+]|(\d{1,9})([.)]))( +|$)/;
const DELIMITER_ROW = /^(?=[^-]*-)(?=[^|:]*[|:])[|:\- ]+$/;
const FOOTNOTE = /^\[\^(?:[^[\]\\ ]|\\.)+\]:/;
const DEFINITION =
  /^\[(?=[^\]]*[^\] ])(?:[^[\]\\]|\\.)+\]: *(?:<(?:[^<>\\]|\\.)*>|(?!<)(?:[^ ()\\]|\\(?:[()\\]|(?![()\\]))|\((?:[^ ()\\]|\\(?:[()\\]|(?![()\\])))*\))+)(?: +(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))? *$/;
const UNFINISHED_DEFINITION = /^\[(?=[^\]]*[^\] ])(?:[^[\]\\]|\\.)+\]: *(?:(?:<[^<>]*>|[^ ]+) +["'(].*)?$/;

const HTML_BLOCK =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ >]|\/>|$)/i;
const HTML_TAG =
  /^<(?:\/[a-z][a-z0-9-]* *|[a-z][a-z0-9-]*(?: +[a-z:_][\w.:-]*(?: *= *(?:[^ "'=<>`]+|'[^']*'|"[^"]*"))?)* *\/?)> *$/i;
/**
 * HTML blocks that continue over blank lines: start, end, and the position in the first line from which the end is
 * searched.
 */
const HTML_UNTIL: readonly (readonly [RegExp, RegExp, number])[] = [
  [/^<(?:script|pre|style|textarea)(?:[ >]|$)/i, /<\/(?:script|pre|style|textarea)>/i, 1],
  [/^<!--/, /-->/, 2],
  [/^<\?/, /\?>/, 1],
  [/^<![a-z]/i, />/, 2],
  [/^<!\[CDATA\[/, /\]\]>/, 9],
];

/**
 * The block that the line, given without its line ending, would start at the top level of a document. Mathematics over
 * several lines is left out where it is known not to close.
 */
export function parseLineShape(line: string, mayOpenMath = true): LineShape {
  const expanded = expandTabs(line);
  const indent = expanded.search(/[^ ]/);
  if (indent < 0) return { kind: "blank", indent: expanded.length, isUnderline: false };
  if (indent >= CODE_INDENT) return { kind: "indented", indent, isUnderline: false };
  const text = expanded.slice(indent);
  const start = parseLineStart(text, indent);
  const isText = start.kind === "math" && !mayOpenMath;
  return { indent, isUnderline: UNDERLINE.test(text), ...(isText ? { kind: "text" } : start) };
}

/**
 * The kind of definition that the line makes for the whole text from inside a list or a quote; undefined for none. Code
 * is not recognised as such. A line that is not ended defines a link only when it needs no further line.
 */
export function findNestedDefinition(line: string, isEnded: boolean): "link" | "footnote" | undefined {
  const text = line.replace(/^[\s>*+\-\d.)]*/, "");
  if (!text.startsWith("[")) return undefined;
  if (FOOTNOTE.test(text)) return "footnote";
  return DEFINITION.test(text) || (isEnded && UNFINISHED_DEFINITION.test(text)) ? "link" : undefined;
}

/** The line with each tab replaced by spaces up to the next tab stop, as Markdown counts columns. */
function expandTabs(line: string): string {
  if (!line.includes("\t")) return line;
  let expanded = "";
  for (const piece of line.split(/(\t)/)) {
    expanded += piece === "\t" ? " ".repeat(TAB_COLUMNS - (expanded.length % TAB_COLUMNS)) : piece;
  }
  return expanded;
}

function parseLineStart(text: string, indent: number): LineStart {
  switch (text[0]) {
    case "`":
    case "~":
      return { kind: FENCE.test(text) ? "fence" : "text" };
    case "$":
    case "\\":
      return parseMathOpening(text) ?? { kind: "text" };
    case "#":
      return { kind: HEADING.test(text) ? "heading" : "text" };
    case ">":
      return { kind: "quote" };
    case "<":
      return parseHtmlStart(text);
    case "[":
      return parseDefinition(text);
    default:
      if (BREAK.test(text)) return { kind: "break" };
      return parseItem(text, indent) ?? { kind: DELIMITER_ROW.test(text) ? "delimiter-row" : "text" };
  }
}

function parseHtmlStart(text: string): LineStart {
  if (parseDisclosureLine(text) !== undefined) return { kind: "disclosure" };
  if (isDrawnTagLine(text)) return { kind: "text" };
  for (const [start, end, from] of HTML_UNTIL) {
    if (start.test(text)) return { kind: "html", end, isEnded: end.test(text.slice(from)), interrupts: true };
  }
  if (HTML_BLOCK.test(text)) return { kind: "html", end: "blank", isEnded: false, interrupts: true };
  return HTML_TAG.test(text) ? { kind: "html", end: "blank", isEnded: false, interrupts: false } : { kind: "text" };
}

function parseDefinition(text: string): LineStart {
  if (FOOTNOTE.test(text)) return { kind: "footnote" };
  if (DEFINITION.test(text)) return { kind: "definition", isEnded: true };
  return UNFINISHED_DEFINITION.test(text) ? { kind: "definition", isEnded: false } : { kind: "text" };
}

function parseItem(text: string, indent: number): LineStart | undefined {
  const [, sign, digits, delimiter, spaces] = ITEM.exec(text) ?? [];
  if (sign === undefined || spaces === undefined) return undefined;
  const isEmpty = sign.length + spaces.length === text.length;
  // Five spaces or more are one space and indented code.
  const gap = isEmpty || spaces.length > CODE_INDENT ? 1 : spaces.length;
  return {
    kind: "item",
    marker: delimiter ?? sign,
    contentIndent: indent + sign.length + gap,
    isEmpty,
    interrupts: !isEmpty && (digits === undefined || digits === "1"),
    countsOn: digits === undefined || Number(digits) > 1,
  };
}
