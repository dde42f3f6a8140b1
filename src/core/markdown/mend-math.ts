import { followMathLine, judgeMath, parseEnvironment, parseMathOpening, type OpenMath } from "./math-judge.ts";
import { rateTex } from "./rate-tex.ts";

/** Marks of lists and quotes before the text of a line. */
const CONTAINER = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;
const FENCE = /^(?:`{3,}|~{3,})/;
/** The beginning of a closing mark at the end of a text. */
const HALF_CLOSING: Readonly<Record<string, RegExp>> = { $$: /(?<![\\$])\$$/, "\\]": /\\$/ };
const HALF_END = /\\(?:e(?:n(?:d(?:\{[a-zA-Z]*\*?)?)?)?)?$/;

/** A mark, or the beginning of a command that needs none, at the end of a line. */
const HALF_MARK =
  /(?<=^|[\s(（"'])(?:\$\$?|\\(?:\(|b(?:e(?:g(?:i(?:n(?:\{[a-zA-Z]*\*?)?)?)?)?)?|(?:ce?|pu?)|(?:ce|pu)\{)?)$/;

type OpenDisplay = { math: OpenMath; offset: number; container: string };

/**
 * A growing text whose end is in display mathematics, with the mathematics closed, so that it shows as a formula from
 * its first line on. A mark that nothing follows yet is left out. Undefined for other texts.
 */
export function mendDisplayMath(text: string): string | undefined {
  const { open } = scanDisplays(text);
  if (open === undefined) return undefined;
  const { closing, depth, hasContent } = open.math;
  if (!hasContent) return text.slice(0, open.offset);
  const marks = closing.repeat(depth);
  return `${text.replace(HALF_CLOSING[closing] ?? HALF_END, "").trimEnd()}\n${open.container}${marks}`;
}

/**
 * The last line of a growing text with a formula at its end closed, where it is sure to be one: `$\frac{a`, `\(x_1`,
 * `\ce{H2`. A mark that nothing follows yet is left out. Up to `from`, the line belongs to mathematics above it.
 */
export function closeLineMath(line: string, from = 0): string {
  if (from > 0) return line.slice(0, from) + closeLineMath(line.slice(from));
  const half = HALF_MARK.exec(line);
  const isHalf = half !== null && !isInCode(line, half.index);
  return closeMarks(closeCommand(isHalf ? line.slice(0, half.index) : line));
}

function closeMarks(line: string): string {
  const open = findOpenMark(line);
  if (open === undefined || isInCode(line, open.index)) return line;
  const { mark, index } = open;
  const raw = line.slice(index + mark.length);
  const content = raw.trimEnd();
  const rating = rateTex(content);
  // "$$ is cheap" has no formula, and "$$x" has.
  const isSure = rating === "commands" || rating === "scripts" || (mark === "$$" && rating === "symbols");
  if (!isSure || (mark === "$$" && /^\s/.test(raw) && rating === "symbols")) return line;
  const isHalf = /(?<!\\)(?:\\\\)*\\$/.test(content);
  const kept = isHalf ? content.slice(0, -1).trimEnd() : content;
  return line.slice(0, index) + mark + kept.replace(/(?<![\\$])\$$/, "") + (mark === "\\(" ? "\\)" : mark);
}

/** The line with the last command that needs no marks closed. */
function closeCommand(line: string): string {
  const index = Math.max(line.lastIndexOf("\\ce{"), line.lastIndexOf("\\pu{"));
  if (index >= 0 && !isInCode(line, index)) {
    const depth = countDepth(line.slice(index));
    if (depth > 0) return line + "}".repeat(depth);
  }
  const begin = line.lastIndexOf("\\begin{");
  const environment = begin < 0 || isInCode(line, begin) ? undefined : parseEnvironment(line.slice(begin));
  const closing = `\\end{${environment}}`;
  if (environment === undefined || line.includes(closing, begin)) return line;
  return line.replace(HALF_END, "") + closing;
}

/** The braces that are open after a command and its argument; 0 where the argument has ended. */
function countDepth(command: string): number {
  let depth = 0;
  for (const { 0: sign } of command.matchAll(/[{}]/g)) {
    depth += sign === "{" ? 1 : -1;
    if (depth === 0) return 0;
  }
  return depth;
}

function isInCode(line: string, index: number): boolean {
  return line.slice(0, index).split("`").length % 2 === 0;
}

/** The position in the last line of a text behind display mathematics that ends there; 0 for none. */
export function findDisplayEnd(text: string): number {
  return /\$\$|\\\]|\\end\{/.test(text.slice(text.lastIndexOf("\n") + 1)) ? scanDisplays(text).end : 0;
}

/** The display mathematics that is open after a text, and the end of another one in its last line. */
function scanDisplays(text: string): { open: OpenDisplay | undefined; end: number } {
  let open: OpenDisplay | undefined;
  let end = 0;
  let fence = "";
  let offset = 0;
  for (const line of text.split("\n")) {
    end = 0;
    if (open !== undefined) {
      const own = line.replace(/^[ \t>]*(?=[^ \t>]|$)/, "");
      const next = followMathLine(open.math, own);
      if (next.kind === "open") open.math = next.math;
      else open = undefined;
      if (next.kind === "closed") {
        end = line.length - own.length + next.end;
        offset += line.length + 1;
        continue;
      }
    }
    if (open === undefined) {
      const container = CONTAINER.exec(line)?.[0] ?? "";
      const own = line.slice(container.length);
      const run = FENCE.exec(own)?.[0] ?? "";
      if (fence === "" ? run !== "" : run.startsWith(fence)) fence = fence === "" ? run : "";
      const opening = fence === "" ? parseMathOpening(own) : undefined;
      if (opening?.kind === "math")
        open = {
          math: opening.math,
          offset: offset + container.length,
          container: container.replaceAll(/[^>\s]/g, " "),
        };
    }
    offset += line.length + 1;
  }
  return { open, end };
}

/** The last mark in a line that opens mathematics and is not closed; undefined for none. */
function findOpenMark(line: string): { mark: "$" | "$$" | "\\("; index: number } | undefined {
  let open: { mark: "$" | "$$" | "\\("; index: number } | undefined;
  for (const { index, 0: sign } of line.matchAll(/\\[^]|\$+/g)) {
    if (sign === "\\(") open ??= { mark: sign, index };
    else if (sign === "\\)" && open?.mark === "\\(") open = undefined;
    else if (sign === "$" || sign === "$$") {
      if (open?.mark === "$$" && sign === "$") continue;
      const content = open === undefined ? "" : line.slice(open.index + open.mark.length, index);
      const before = line[(open?.index ?? 0) - 1] ?? "";
      const after = line.slice(index + sign.length, index + sign.length + 4);
      const isClosed = open?.mark === sign && judgeMath({ mark: sign, content, before, after }) !== "text";
      open = isClosed ? undefined : { mark: sign, index };
    }
  }
  return open;
}
