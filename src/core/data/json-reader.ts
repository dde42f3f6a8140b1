import { SETTLED_LIMITS } from "#core/drawing-budget.ts";

/** The JSON at the beginning of a text that has no code fence around it. */
export type LeadingJson = {
  /** The JSON as it is shown: as written where it has lines, else indented by two spaces. */
  code: string;
  /** The position after the JSON and the line endings that follow it; the length of the text while it may go on. */
  end: number;
  /** True while only a bracket and spaces have arrived, which may begin a sentence as well. */
  isUndecided: boolean;
};

/** The part of the grammar that comes next. */
type Expected = "value" | "first-item" | "first-key" | "key" | "colon" | "comma" | "line-end" | "next";

type Scan = {
  text: string;
  at: number;
  expected: Expected;
  /** The open brackets. */
  open: string;
  /** True inside a string, and whether it is a key and its next character is escaped. */
  string: { isKey: boolean; isEscaped: boolean } | null;
  /** A number or a word that has not ended yet. */
  word: string;
  /** The ends of the last complete value, with its line, in the text and in `indented`. */
  doneEnd: number;
  doneLength: number;
  /** True once more than the first bracket has arrived. */
  hasBegun: boolean;
  /** True where the first bracket ends its line: the JSON is laid out already and is shown as written. */
  hasLines: boolean;
  indented: string;
  /** The last character of `indented`; reading it there would copy the whole text each time. */
  last: string;
  hasFailed: boolean;
};

const WORD = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;
const PLAIN_RUN = /[^"\\\r\n]+/y;
const CLOSING: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/**
 * Creates a reader of the JSON that a text begins with: an object, or a list of objects, lists or texts, or several of
 * them on lines of their own. It reads only what was added since the last call, and gives undefined for all other
 * texts. A text that is cut in the middle of its JSON is JSON too, so that nothing changes its look while it arrives.
 */
export function createJsonReader(): (text: string) => LeadingJson | undefined {
  let scan = startScan();
  return (text) => {
    if (text.slice(0, scan.text.length) !== scan.text) scan = startScan();
    scan.text = text;
    while (scan.at < text.length && !scan.hasFailed) {
      if (scan.string?.isEscaped === false) readPlainRun(scan);
      if (scan.at < text.length) readCharacter(scan, text.charAt(scan.at));
      scan.at += 1;
    }
    scan.at = Math.min(scan.at, text.length);
    // What follows a failure changes nothing and is not compared with the next text.
    if (scan.hasFailed) scan.text = text.slice(0, scan.at);
    return describeScan(scan);
  };
}

function startScan(): Scan {
  return {
    text: "",
    at: 0,
    expected: "next",
    open: "",
    string: null,
    word: "",
    doneEnd: 0,
    doneLength: 0,
    hasBegun: false,
    hasLines: false,
    indented: "",
    last: "",
    hasFailed: false,
  };
}

function describeScan(scan: Scan): LeadingJson | undefined {
  const { text, hasFailed, doneEnd, doneLength, expected, hasLines, indented } = scan;
  if (doneEnd === 0 && (hasFailed || expected === "next")) return undefined;
  const end = hasFailed ? doneEnd : text.length;
  const code = hasLines ? text.slice(0, end) : hasFailed ? indented.slice(0, doneLength) : indented;
  return { code: code.trim(), end, isUndecided: !scan.hasBegun };
}

/** Reads the characters of a string up to one with a meaning at once. */
function readPlainRun(scan: Scan): void {
  PLAIN_RUN.lastIndex = scan.at;
  const [run = ""] = PLAIN_RUN.exec(scan.text) ?? [];
  if (run === "") return;
  write(scan, run);
  scan.at += run.length;
}

function readCharacter(scan: Scan, character: string): void {
  if (scan.string) return readInString(scan, scan.string, character);
  if (/[\w.+-]/.test(character)) return readInWord(scan, character);
  if (scan.word !== "") {
    if (!WORD.test(scan.word)) return fail(scan);
    scan.word = "";
    endValue(scan);
  }
  if (/[ \t\r\n]/.test(character)) return readSpace(scan, character);
  readMark(scan, character);
}

function readInString(scan: Scan, string: NonNullable<Scan["string"]>, character: string): void {
  write(scan, character);
  if (character === "\n" || character === "\r") return fail(scan);
  if (string.isEscaped) string.isEscaped = false;
  else if (character === "\\") string.isEscaped = true;
  else if (character === '"') {
    scan.string = null;
    if (string.isKey) scan.expected = "colon";
    else endValue(scan);
  }
}

function readInWord(scan: Scan, character: string): void {
  // A list that begins with a number or a word is mostly a mark in a text: [1], [x].
  const isMark = scan.open === "[" && scan.expected === "first-item";
  if (isMark || (scan.expected !== "value" && scan.expected !== "first-item")) return fail(scan);
  if (scan.word === "" && /[,:]/.test(scan.last)) write(scan, " ");
  scan.word += character;
  write(scan, character);
}

function readSpace(scan: Scan, character: string): void {
  if (character !== "\n") return;
  if (scan.expected === "line-end") {
    scan.expected = "next";
    scan.doneEnd = scan.at + 1;
    scan.doneLength = scan.indented.length;
  } else if (scan.expected === "next" && scan.doneEnd > 0) scan.doneEnd = scan.at + 1;
  else if (scan.open !== "" && !scan.hasBegun) scan.hasLines = true;
}

function readMark(scan: Scan, mark: string): void {
  const { expected } = scan;
  const isValue = expected === "value" || expected === "first-item";
  const isKey = expected === "key" || expected === "first-key";
  if (mark === "{" || mark === "[") {
    if (!isValue && expected !== "next") return fail(scan);
    scan.hasBegun ||= expected !== "next";
    // Every level indents its line: deeper brackets would grow with the square of their number.
    if (scan.open.length >= SETTLED_LIMITS.maxDepth) return fail(scan);
    if (scan.last !== ":") breakLine(scan);
    else write(scan, " ");
    scan.open += mark;
    write(scan, mark);
    scan.expected = mark === "{" ? "first-key" : "first-item";
  } else if (mark === '"') {
    if (!isKey && !isValue) return fail(scan);
    scan.hasBegun = true;
    if (scan.last !== ":") breakLine(scan);
    else write(scan, " ");
    write(scan, mark);
    scan.string = { isKey, isEscaped: false };
  } else if (mark === ":" && expected === "colon") {
    write(scan, mark);
    scan.expected = "value";
  } else if (mark === "," && expected === "comma") {
    write(scan, mark);
    scan.expected = scan.open.endsWith("{") ? "key" : "value";
  } else if (mark === CLOSING[scan.open.slice(-1)]) closeBracket(scan, mark);
  else fail(scan);
}

function closeBracket(scan: Scan, mark: string): void {
  const isEmpty = scan.expected === "first-key" || scan.expected === "first-item";
  // Empty brackets alone are no data. A comma before the bracket is a common mistake and changes nothing.
  const isAllowed = isEmpty ? scan.hasBegun : scan.expected === "comma" || scan.last === ",";
  if (!isAllowed) return fail(scan);
  scan.open = scan.open.slice(0, -1);
  if (mark === "}" ? !isEmpty : /["}\]]/.test(scan.last)) breakLine(scan);
  write(scan, mark);
  endValue(scan);
}

function endValue(scan: Scan): void {
  scan.expected = scan.open === "" ? "line-end" : "comma";
}

function write(scan: Scan, text: string): void {
  scan.indented += text;
  scan.last = text.slice(-1);
}

function breakLine(scan: Scan): void {
  if (scan.indented !== "") scan.indented += `\n${"  ".repeat(scan.open.length)}`;
}

function fail(scan: Scan): void {
  scan.hasFailed = true;
}
