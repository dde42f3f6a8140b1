import { assertNever } from "#core/assert-never.ts";
import { hasSingleLetters, isTexLine, rateTex } from "./rate-tex.ts";

/**
 * The judgement on a pair of marks in a line: mathematics, text, or mathematics only where its paragraph has other mathematics
 * as well (`$5$` in "divide by $5$, so $x = 1$").
 */
export type MathVerdict = "math" | "text" | "doubtful";

/** The marks of mathematics in a line, what stands between them, and the text right before and after. */
export type MarkedText = { mark: "$" | "$$" | "\\(" | "\\["; content: string; before: string; after: string };

/** Display mathematics that is open after a line; `closing` ends it. */
export type OpenMath = { closing: string; depth: number; hasContent: boolean; isAfterBlank: boolean };

/** Display mathematics that a line begins: complete on the line, or open after it. */
export type MathOpening = { kind: "one-line-math" } | { kind: "math"; math: OpenMath };

/** The effect of a further line on open display mathematics; `end` is the position after it. */
export type MathLine = { kind: "open"; math: OpenMath } | { kind: "closed"; end: number } | { kind: "refused" };

const CLOSING_BY_OPENING: Readonly<Record<string, string>> = { $$: "$$", "\\[": "\\]" };
/** Environments that are mathematics without further marks. */
const ENVIRONMENT =
  /^\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|displaymath|math|split|aligned|alignedat|gathered|cases|rcases|dcases|drcases|array|darray|subarray|CD|[pbBvV]?matrix|smallmatrix)\*?)\}/;
/** Environments of one name in each other; more are refused, so that nothing is read again and again. */
const MAX_DEPTH = 8;
const WORD = /[0-9a-z_]/i;
/** Scripts alone, whose base is the text beside the mark: `CO$_2$`, `$^{14}$C`. */
const ONLY_SCRIPTS = /^(?:\{\})?(?:[\^_](?:\{[^{}]*\}|[\p{L}\p{N}*+'-]))+$/u;
/** The end of a word that a formula begins: "th", "ten", "s". */
const SUFFIX = /^(?:s(?![0-9a-z])|[a-z]{2})/;
const ORDINAL = /^(?:st|nd|rd|th)(?![0-9a-z])/;
/** The full stop behind a formula, which belongs to it: it would stand alone, or begin a line, otherwise. */
const FULL_STOP = /^[ \t]*[.,;:!?。，；：](?=\s|$)/;

/** Judges marks within a paragraph. The content holds no mark that could close it earlier. */
export function judgeMath(marked: MarkedText): MathVerdict {
  if (marked.content.trim() === "") return "text";
  switch (marked.mark) {
    case "$":
      return judgeDollars(marked);
    case "$$":
      return getVerdict(rateTex(marked.content));
    case "\\(":
      return judgeParentheses(marked);
    case "\\[":
      return isBracketMath(marked) ? "math" : "text";
    default:
      return assertNever(marked.mark);
  }
}

/** The name of the environment of mathematics that a text begins with; undefined for none. */
export function parseEnvironment(text: string): string | undefined {
  return ENVIRONMENT.exec(text)?.[1];
}

/**
 * The display mathematics that a line begins, given without indentation and line ending; undefined for none. What is
 * open is mathematics only if it closes, which `followMathLine` tells: "$$ is the shell's own number" must not swallow
 * the rest of a text.
 */
export function parseMathOpening(text: string): MathOpening | undefined {
  const environment = parseEnvironment(text);
  if (environment !== undefined) return parseEnvironmentOpening(text, environment);
  const mark = text.startsWith("$$") ? "$$" : "\\[";
  const closing = CLOSING_BY_OPENING[text.slice(0, 2)];
  if (closing === undefined || text.startsWith("$$$")) return undefined;
  const rest = text.slice(2);
  const end = findClosing(rest, closing);
  if (end < 0) {
    const isAlone = rest.trim() === "";
    const isSure =
      closing === "$$" || /^\s/.test(rest) || isBracketMath({ mark, content: rest, before: "", after: "" });
    const isOpen = isAlone || (isSure && isTexLine(rest));
    return isOpen
      ? { kind: "math", math: { closing, depth: 1, hasContent: !isAlone, isAfterBlank: false } }
      : undefined;
  }
  if (!endsLine(rest, end)) return undefined;
  const content = rest.slice(0, end - closing.length);
  if (mark === "\\[")
    return isBracketMath({ mark, content, before: "", after: "" }) ? { kind: "one-line-math" } : undefined;
  const rating = rateTex(content);
  // On a line of its own, words with an equals sign are a formula in words.
  const isMath = rating === "bare" ? /[\p{L}\p{N}]/u.test(content) : rating !== "prose" || /\S\s*=\s*\S/.test(content);
  return isMath ? { kind: "one-line-math" } : undefined;
}

/**
 * Reads a further line of open display mathematics, given without indentation. It ends where its closing mark stands.
 * It is refused, and is text from its opening on, where another formula or a code fence begins, and where a line after
 * a blank one is a sentence.
 */
export function followMathLine(math: OpenMath, line: string): MathLine {
  const text = line.trim();
  if (text === "") return { kind: "open", math: { ...math, isAfterBlank: true } };
  if (/^(?:```|~~~)/.test(text)) return { kind: "refused" };
  if (math.closing.startsWith("\\end{")) return followEnvironment(math, line);
  const begins = parseMathOpening(text);
  if (math.closing === "$$" ? begins?.kind === "one-line-math" && text.startsWith("$$") : text.startsWith("\\["))
    return { kind: "refused" };
  const end = findClosing(line, math.closing);
  const own = end < 0 ? line : line.slice(0, end - math.closing.length);
  if (math.isAfterBlank && !isTexLine(own)) return { kind: "refused" };
  if (end < 0) return { kind: "open", math: { ...math, hasContent: true } };
  return math.hasContent || own.trim() !== "" ? close(line, end) : { kind: "refused" };
}

/** The full stop of the sentence that display mathematics ends, at the start of the text behind it; "" for none. */
export function findFullStop(rest: string): string {
  return FULL_STOP.exec(rest)?.[0] ?? "";
}

function judgeDollars({ content, before, after }: MarkedText): MathVerdict {
  // Marks of emphasis on both sides: "_$x$_".
  if (before === "_" && after.startsWith("_"))
    return judgeDollars({ mark: "$", content, before: "", after: after.replace(/^_+/, "") });
  const rating = rateTex(content);
  const isSpaced = [/^\s/.test(content), /\s$/.test(content)];
  if (isSpaced.includes(true) && (rating !== "commands" || isSpaced.includes(false))) return "text";
  if (/^[${]/.test(after)) return "text";
  if (rating === "commands" || ONLY_SCRIPTS.test(content)) return "math";
  if (WORD.test(before)) return "text";
  if (!WORD.test(after.slice(0, 1))) return getVerdict(rating);
  if (rating === "bare") return /^\d+$/.test(content) && ORDINAL.test(after) ? "doubtful" : "text";
  const isBegun = SUFFIX.test(after) && hasSingleLetters(content) && /[\p{L}\p{N})\]}'!]$/u.test(content);
  return isBegun && rating !== "prose" ? "math" : "text";
}

function judgeParentheses({ content, before }: MarkedText): MathVerdict {
  const rating = rateTex(content);
  if (rating === "commands" || rating === "scripts") return "math";
  return WORD.test(before) ? "text" : getVerdict(rating);
}

/** Brackets are escaped in Markdown as well: `arr\[0\]`, `\[x\] pay rent`, `\[label\](address)`. */
function isBracketMath({ content, before, after }: MarkedText): boolean {
  const rating = rateTex(content);
  if (rating === "commands") return true;
  if (rating === "prose" || rating === "bare" || WORD.test(before) || /^(?:\(|\\[([])/.test(after)) return false;
  if (/^\s/.test(content) && /\s$/.test(content)) return true;
  if (/^[\^_!]/.test(content)) return false;
  return rating === "scripts" || (/[=<>+*×·≤≥≠≈]/.test(content) && !/\p{L}{3}/u.test(content));
}

function getVerdict(rating: ReturnType<typeof rateTex>): MathVerdict {
  return rating === "prose" ? "text" : rating === "bare" ? "doubtful" : "math";
}

function close(line: string, end: number): MathLine {
  return { kind: "closed", end: end + findFullStop(line.slice(end)).length };
}

/** True where nothing but a full stop follows a position. */
function endsLine(line: string, end: number): boolean {
  const rest = line.slice(end);
  return rest.slice(findFullStop(rest).length).trim() === "";
}

/** The position after the first closing mark; -1 for none. A mark after an odd number of backslashes is escaped. */
function findClosing(text: string, closing: string): number {
  for (let at = text.indexOf(closing); at >= 0; at = text.indexOf(closing, at + 1)) {
    const isRun = closing === "$$" && text[at + 2] === "$";
    if (!isRun && !isEscaped(text, at)) return at + closing.length;
  }
  return -1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}

function parseEnvironmentOpening(text: string, name: string): MathOpening | undefined {
  const start = `\\begin{${name}}`;
  const math = { closing: `\\end{${name}}`, depth: 1, hasContent: true, isAfterBlank: false };
  const line = followEnvironment(math, text.slice(start.length));
  if (line.kind === "open") return { kind: "math", math: line.math };
  const isWhole = line.kind === "closed" && endsLine(text, start.length + line.end);
  return isWhole ? { kind: "one-line-math" } : undefined;
}

function followEnvironment(math: OpenMath, line: string): MathLine {
  const opening = math.closing.replace("end", "begin");
  let { depth } = math;
  let at = 0;
  while (depth <= MAX_DEPTH) {
    const opens = line.indexOf(opening, at);
    const closes = line.indexOf(math.closing, at);
    if (opens >= 0 && (closes < 0 || opens < closes)) {
      depth += 1;
      at = opens + opening.length;
    } else if (closes >= 0) {
      depth -= 1;
      at = closes + math.closing.length;
      if (depth === 0) return close(line, at);
    } else {
      return math.isAfterBlank && !isTexLine(line) ? { kind: "refused" } : { kind: "open", math: { ...math, depth } };
    }
  }
  return { kind: "refused" };
}
