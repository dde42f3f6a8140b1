/** The languages whose programs can be read. */
export type ProgramLanguage = "python" | "javascript";

/**
 * A token of a program. `source` is what is written, without its quotes for a text; `prefix` are the letters before the
 * quotes of a text in Python.
 */
export type Token = {
  kind: "name" | "number" | "text" | "mark";
  source: string;
  prefix: string;
  quote: string;
  start: number;
  end: number;
  /** True for the first token of a line. */
  isLineStart: boolean;
};

const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /0[xX][\da-fA-F_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?n?/y;
const STRING_PREFIX = /(?:[rRbBfFuU]{0,2})(?="""|'''|"|')/y;
const MARK = /\.\.\.|=>|\*\*|===|!==|==|!=|<=|>=|\+=|&&|\|\||\?\?|\?\.|->|:=|[^\s]/y;
/** A slash after these begins a pattern of JavaScript, after everything else it divides. */
const BEFORE_PATTERN = new Set([
  "(",
  ",",
  "=",
  ":",
  "[",
  "!",
  "&",
  "|",
  "?",
  "{",
  "}",
  ";",
  "=>",
  "&&",
  "||",
  "??",
  "===",
  "!==",
  "return",
]);
const PATTERN = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;

/** The tokens of a program. Comments are left out; nothing of it is run. */
export function tokenizeProgram(text: string, language: ProgramLanguage): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let isLineStart = true;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const push = (kind: Token["kind"], start: number, source: string, marks = { prefix: "", quote: "" }) => {
    tokens.push({ kind, source, ...marks, start, end: at, isLineStart });
    isLineStart = false;
  };
  const isPython = language === "python";
  while (at < text.length) {
    const letter = text.charAt(at);
    const start = at;
    if (letter === "\n") {
      isLineStart = true;
      at += 1;
    } else if (/\s/.test(letter) || letter === "\ufeff") at += 1;
    else if (isPython && letter === "\\") at += 1;
    else if (isPython ? letter === "#" : text.startsWith("//", at)) at = findEnd(text, "\n", at);
    else if (!isPython && text.startsWith("/*", at)) at = findEnd(text, "*/", at + 2) + 2;
    else if (!isPython && letter === "`") {
      at = findTemplateEnd(text, at + 1);
      push("text", start, text.slice(start + 1, at - 1), { prefix: "", quote: "`" });
    } else if (!isPython && letter === "/" && BEFORE_PATTERN.has(tokens.at(-1)?.source ?? "(") && match(PATTERN)) {
      at += match(PATTERN)?.length ?? 1;
      push("mark", start, text.slice(start, at));
    } else {
      const prefix = isPython ? match(STRING_PREFIX) : /["']/.test(letter) ? "" : undefined;
      if (prefix !== undefined) {
        const open = start + prefix.length;
        const quote =
          isPython && /^(?:"""|''')/.test(text.slice(open, open + 3)) ? text.slice(open, open + 3) : text.charAt(open);
        at = findTextEnd(text, quote, open + quote.length);
        const isEnded = text.startsWith(quote, at);
        const source = text.slice(open + quote.length, at);
        if (isEnded) at += quote.length;
        push("text", start, source, { prefix: prefix.toLowerCase(), quote });
        continue;
      }
      const name = match(NAME);
      const number = name === undefined ? match(NUMBER) : undefined;
      const source = name ?? number ?? match(MARK) ?? letter;
      at += source.length;
      push(name !== undefined ? "name" : number !== undefined ? "number" : "mark", start, source);
    }
  }
  return tokens;
}

function findEnd(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end;
}

/** The position of the quote that ends a text; that of the line end where a text of one line has none. */
function findTextEnd(text: string, quote: string, from: number): number {
  const isLong = quote.length === 3;
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "\\") at += 1;
    else if (text.startsWith(quote, at)) return at;
    else if (letter === "\n" && !isLong) return at;
  }
  return text.length;
}

/** The position behind the end of a template literal of JavaScript, with the texts inside its `${…}`. */
function findTemplateEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "\\") at += 1;
    else if (depth === 0 && letter === "`") return at + 1;
    else if (letter === "$" && text.charAt(at + 1) === "{") {
      depth += 1;
      at += 1;
    } else if (depth > 0 && letter === "{") depth += 1;
    else if (depth > 0 && letter === "}") depth -= 1;
  }
  return text.length;
}
