/** The syntax of comments and strings: Python's, or that of JavaScript and TypeScript. */
export type CodeSyntax = "python" | "script";

/** A letter of a program outside its texts and comments, with the number of brackets that are open before it. */
type CodeLetter = { at: number; letter: string; depth: number };

const OPENING = "([{<";
const CLOSING = ")]}>";

/** The letters of a piece of a program from a position on, without those of texts and comments. Linear in the text. */
function* walkCode(text: string, syntax: CodeSyntax, from = 0): Generator<CodeLetter> {
  const open: string[] = [];
  for (let at = from; at < text.length; at += 1) {
    const end = findSkippedEnd(text, at, syntax);
    if (end !== undefined) {
      at = end - 1;
      continue;
    }
    const letter = text.charAt(at);
    const closed = CLOSING.indexOf(letter);
    if (closed >= 0 && isBracket(text, at, syntax, open)) {
      // What was compared with "<" was no bracket.
      if (letter !== ">") while (open.at(-1) === "<") open.pop();
      if (open.at(-1) === OPENING.charAt(closed)) open.pop();
      yield { at, letter, depth: open.length };
      continue;
    }
    yield { at, letter, depth: open.length };
    if (OPENING.includes(letter) && isBracket(text, at, syntax, open)) open.push(letter);
  }
}

/** False for the "<" and ">" of comparisons, arrows and Python. */
function isBracket(text: string, at: number, syntax: CodeSyntax, open: readonly string[]): boolean {
  const letter = text.charAt(at);
  if (letter === "<") return syntax === "script" && /[\w$]/.test(text.charAt(at - 1));
  if (letter === ">") return syntax === "script" && open.at(-1) === "<" && text.charAt(at - 1) !== "=";
  return true;
}

/** The end of the text or comment that begins at a position; undefined where none begins. */
function findSkippedEnd(text: string, at: number, syntax: CodeSyntax): number | undefined {
  const letter = text.charAt(at);
  if (syntax === "python" && letter === "#") return findEnd(text, "\n", at);
  if (syntax === "script" && letter === "/" && text.charAt(at + 1) === "/") return findEnd(text, "\n", at);
  if (syntax === "script" && letter === "/" && text.charAt(at + 1) === "*") return findEnd(text, "*/", at + 2) + 2;
  return letter === '"' || letter === "'" || (syntax === "script" && letter === "`")
    ? findTextEnd(text, at, syntax)
    : undefined;
}

function findEnd(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at;
}

/** The position after the text that begins with a quote. A text in Python may have three quotes. */
export function findTextEnd(text: string, start: number, syntax: CodeSyntax): number {
  const quote = text.charAt(start);
  const triple = quote.repeat(3);
  const closing = syntax === "python" && text.startsWith(triple, start) ? triple : quote;
  for (let at = start + closing.length; at < text.length; at += 1) {
    if (text.charAt(at) === "\\") at += 1;
    else if (text.startsWith(closing, at)) return at + closing.length;
    else if (text.charAt(at) === "\n" && closing.length === 1 && closing !== "`") return at;
  }
  return text.length;
}

/** The position of the bracket that closes the one at a position; undefined where none does. */
export function findClosing(text: string, open: number, syntax: CodeSyntax): number | undefined {
  for (const { at, letter, depth } of walkCode(text, syntax, open))
    if (at > open && depth === 0 && CLOSING.includes(letter)) return at;
  return undefined;
}

/** The position of the first of some letters outside brackets, texts and comments; undefined where none stands there. */
export function findOutside(text: string, letters: string, syntax: CodeSyntax, from = 0): number | undefined {
  for (const { at, letter, depth } of walkCode(text, syntax, from)) {
    if (depth !== 0 || !letters.includes(letter)) continue;
    // The arrow and comparisons are no assignments.
    if (letter === "=" && /[=!<>]=|=[=>]/.test(text.slice(at - 1, at + 2))) continue;
    return at;
  }
  return undefined;
}

/** The pieces of a text between some letters that stand outside brackets, texts and comments. */
export function splitOutside(text: string, letters: string, syntax: CodeSyntax): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const { at, letter, depth } of walkCode(text, syntax)) {
    if (depth !== 0 || !letters.includes(letter)) continue;
    pieces.push(text.slice(start, at));
    start = at + 1;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** The text without its comments. */
export function removeComments(text: string, syntax: CodeSyntax): string {
  let kept = "";
  for (let at = 0; at < text.length; at += 1) {
    const end = findSkippedEnd(text, at, syntax);
    const isComment = end !== undefined && (text.charAt(at) === "#" || text.charAt(at) === "/");
    if (end === undefined) kept += text.charAt(at);
    else if (!isComment) kept += text.slice(at, end);
    if (end !== undefined) at = end - 1;
  }
  return kept;
}

/** The text without the comments and white space at its ends. */
export function trimComments(text: string, syntax: CodeSyntax): string {
  let start: number | undefined;
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    const end = findSkippedEnd(text, at, syntax);
    const isComment = end !== undefined && (text.charAt(at) === "#" || text.charAt(at) === "/");
    if (!isComment && text.charAt(at).trim() !== "") {
      start ??= at;
      last = end ?? at + 1;
    }
    if (end !== undefined) at = end - 1;
  }
  return text.slice(start ?? text.length, last);
}
