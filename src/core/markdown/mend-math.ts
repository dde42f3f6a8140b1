import { followMathLine, judgeMath, parseMathOpening, type OpenMath } from "./math-judge.ts";
import { rateTex } from "./rate-tex.ts";

/** Marks of lists and quotes before the text of a line. */
const CONTAINER = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/;
const FENCE = /^(?:`{3,}|~{3,})/;
/** The beginning of a closing mark at the end of a text. */
const HALF_CLOSING: Readonly<Record<string, RegExp>> = { $$: /(?<![\\$])\$$/, "\\]": /\\$/ };
const HALF_END = /\\(?:e(?:n(?:d(?:\{[a-zA-Z]*\*?)?)?)?)?$/;

type OpenDisplay = { math: OpenMath; offset: number; container: string };

/**
 * A growing text whose end is in display mathematics, with the mathematics closed, so that it shows as a formula from
 * its first line on. A mark that nothing follows yet is left out. Undefined for other texts.
 */
export function mendDisplayMath(text: string): string | undefined {
  const open = findOpenDisplay(text);
  if (open === undefined) return undefined;
  const { closing, depth, hasContent } = open.math;
  if (!hasContent) return text.slice(0, open.offset);
  const marks = closing.repeat(depth);
  return `${text.replace(HALF_CLOSING[closing] ?? HALF_END, "").trimEnd()}\n${open.container}${marks}`;
}

/** The last line of a growing text with a formula at its end closed, where it is sure to be one: `$\frac{a` and `\(x_1`. */
export function closeLineMath(line: string): string {
  const from = findOpenMark(line);
  if (from === undefined || line.slice(0, from).split("`").length % 2 === 0) return line;
  const mark = line[from] === "$" ? "$" : "\\(";
  const content = line.slice(from + mark.length).trimEnd();
  const rating = rateTex(content);
  if (rating !== "commands" && rating !== "scripts") return line;
  const isHalf = /(?<!\\)(?:\\\\)*\\$/.test(content);
  return (
    line.slice(0, from) + mark + (isHalf ? content.slice(0, -1).trimEnd() : content) + (mark === "$" ? "$" : "\\)")
  );
}

function findOpenDisplay(text: string): OpenDisplay | undefined {
  let open: OpenDisplay | undefined;
  let fence = "";
  let offset = 0;
  for (const line of text.split("\n")) {
    if (open !== undefined) {
      const next = followMathLine(open.math, line.replace(/^[ \t>]*(?=[^ \t>]|$)/, ""));
      if (next.kind === "open") open.math = next.math;
      else open = undefined;
      if (next.kind === "closed") {
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
  return open;
}

/** The position of the last mark in a line that opens mathematics and is not closed; undefined for none. */
function findOpenMark(line: string): number | undefined {
  let open: number | undefined;
  for (const { index, 0: sign } of line.matchAll(/\\[^]|\$+/g)) {
    if (sign === "\\(") open ??= index;
    else if (sign === "\\)") open = undefined;
    else if (sign === "$") {
      const content = open === undefined ? "" : line.slice(open + 1, index);
      const isClosed =
        open !== undefined &&
        line[open] === "$" &&
        judgeMath({ mark: "$", content, before: line[open - 1] ?? "", after: line.slice(index + 1, index + 4) }) !==
          "text";
      open = isClosed ? undefined : index;
    }
  }
  return open;
}
