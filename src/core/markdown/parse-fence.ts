import { followFence, openFence, type OpenFence } from "./nested-fences.ts";

/** The language and the code of a code fence. */
export type Fence = { language: string; code: string };

const TAB_COLUMNS = 4;
const OPENING = /^( {0,3})(?:`{3,}|~{3,})[ \t]*([^\s`&\\]*)([^\n\r`]*)(?:\r\n|\n|\r|$)/;

/**
 * The code of a block that is one code fence, closed or not, without its last line ending; `language` is the first word
 * after the fence, or "". Undefined for other blocks, for a fence with text after it, and for the rare fences that need
 * a parser: with escapes in the language.
 */
export function parseFence(block: string): Fence | undefined {
  const [first, indent = "", language = "", rest = ""] = OPENING.exec(block) ?? [];
  if (first === undefined || /^[&\\]/.test(rest)) return undefined;
  const body = block.slice(first.length);
  const closing = findClosing(first, body);
  if (closing !== undefined && body.slice(closing.end).trim() !== "") return undefined;
  const code = (closing === undefined ? body : body.slice(0, closing.start)).replace(/(?:\r\n|\n|\r)$/, "");
  return {
    language,
    code: indent === "" ? code : code.replaceAll(LINE_INDENT, (space) => cutIndent(space, indent.length)),
  };
}

// Spelled out, since with the flag m "^" also matches after U+2028, which ends no line in Markdown.
const LINE_INDENT = /(?<=^|[\r\n])[ \t]+/g;
const FENCE_LINES = /(?<=^|[\r\n])[ \t]*(?:(?:[-*+]|\d{1,9}[.)]) +)?(?:`{3}|~{3})[^\r\n]*/g;

/** The line that closes the fence, by its position in the body; undefined for an open fence. */
function findClosing(openingLine: string, body: string): { start: number; end: number } | undefined {
  let open: OpenFence | undefined = openFence(openingLine.replace(/[\r\n]+$/, ""));
  for (const { 0: line, index } of body.matchAll(FENCE_LINES)) {
    if (open === undefined) return undefined;
    open = followFence(open, line);
    if (open === undefined) return { start: index, end: index + line.length };
  }
  return undefined;
}

/** The white space at the start of a line without its first columns; a tab that is cut through leaves spaces. */
function cutIndent(space: string, columns: number): string {
  let column = 0;
  for (const [index, character] of Array.from(space).entries()) {
    if (column >= columns) return " ".repeat(column - columns) + space.slice(index);
    column += character === "\t" ? TAB_COLUMNS - (column % TAB_COLUMNS) : 1;
  }
  return " ".repeat(Math.max(0, column - columns));
}
