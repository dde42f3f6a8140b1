/** An object or a list is open up to this depth, or the text is no answer. */
const MAX_DEPTH = 100;

/**
 * JSON that ends where a text of JSON was cut off: open strings, lists and objects are closed. A member of which only a
 * part of its name or no value has come is left out. Undefined where nothing of it can be kept.
 */
export function closeJson(text: string): string | undefined {
  const whole = scan(text);
  if (whole.stringStart !== undefined && isValueAt(text, whole.stringStart, whole.closers))
    return `${text.slice(0, findWholeEnd(text, whole.stringStart))}"${whole.closers}`;
  if (whole.lastComma === undefined) return undefined;
  const kept = text.slice(0, whole.lastComma);
  return kept + scan(kept).closers;
}

type Scan = {
  /** The start of a string that is not ended. */
  stringStart?: number;
  /** The last comma between members. */
  lastComma?: number;
  closers: string;
};

const NEXT_MARK = /["{}[\],]/g;
const STRING_END = /["\\]/g;

function scan(text: string): Scan {
  const open: string[] = [];
  let lastComma: number | undefined;
  NEXT_MARK.lastIndex = 0;
  for (let found = NEXT_MARK.exec(text); found !== null; found = NEXT_MARK.exec(text)) {
    const [mark] = found;
    if (mark === '"') {
      const end = findStringEnd(text, found.index + 1);
      if (end === undefined)
        return { stringStart: found.index, closers: close(open), ...(lastComma === undefined ? {} : { lastComma }) };
      NEXT_MARK.lastIndex = end + 1;
    } else if (mark === ",") lastComma = found.index;
    else if (mark === "{" || mark === "[") {
      open.push(mark === "{" ? "}" : "]");
      if (open.length > MAX_DEPTH) return { closers: "" };
    } else open.pop();
  }
  return { closers: close(open), ...(lastComma === undefined ? {} : { lastComma }) };
}

const close = (open: readonly string[]): string => open.toReversed().join("");

function findStringEnd(text: string, start: number): number | undefined {
  STRING_END.lastIndex = start;
  for (let found = STRING_END.exec(text); found !== null; found = STRING_END.exec(text)) {
    if (found[0] === '"') return found.index;
    STRING_END.lastIndex = found.index + 2;
  }
  return undefined;
}

/** True for a string that is a value: it stands behind a colon, or in a list. */
function isValueAt(text: string, start: number, closers: string): boolean {
  const before = text
    .slice(Math.max(0, start - 64), start)
    .trimEnd()
    .at(-1);
  return before === ":" || closers.startsWith("]");
}

/** Half of an escape at the end of a text, or the first half of a pair of them. */
const HALF_ESCAPE = /(?<!\\)(?:\\\\)*(\\(?:u[\da-f]{0,3})?|\\ud[89ab][\da-f]{2}(?:\\(?:u[\da-f]{0,3})?)?)$/i;

/** The end of a cut string without half of an escape. */
function findWholeEnd(text: string, stringStart: number): number {
  const end = text.slice(Math.max(stringStart + 1, text.length - 24));
  return text.length - (HALF_ESCAPE.exec(end)?.[1] ?? "").length;
}
