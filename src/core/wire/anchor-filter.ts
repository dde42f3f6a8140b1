/** As many characters are looked at in one place; every run is about twice as long. */
const GRAM_CHARS = 4;

/**
 * Creates a quick test of a text: false where none of some runs is in it, in any case. Each unit of a run, such as a
 * character or its two hexadecimal digits, has one or several ways to be written; undefined for a run that cannot be told
 * this way. Searching a text for some twenty runs at every character is the dearest step on the way of an event, so only
 * every few characters are looked at, since a run cannot lie between two such places. Where anything in the text looks
 * escaped the answer is true.
 */
export function createAnchorFilter(
  runs: readonly (readonly (readonly string[])[] | undefined)[],
): (text: string) => boolean {
  const written: string[] = [];
  let isTold = true;
  for (const run of runs)
    if (run) written.push(...listWritings(run));
    else isTold = false;
  const stride = Math.min(...written.map(({ length }) => length)) - GRAM_CHARS + 1;
  if (!isTold || stride < 1) return () => true;
  const grams = new Set(written.flatMap(listGrams));
  const marks = new Uint8Array(1 << 16);
  for (const gram of grams) marks[computeMark(gram, 0)] = 1;
  return (text) => {
    if (looksEscaped(text)) return true;
    for (let at = 0; at + GRAM_CHARS <= text.length; at += stride)
      if (marks[computeMark(text, at)] === 1 && grams.has(text.slice(at, at + GRAM_CHARS).toLowerCase())) return true;
    return false;
  };
}

/** Every way in which a run can be written. */
function listWritings(run: readonly (readonly string[])[]): string[] {
  let writings = [""];
  for (const ways of run) writings = writings.flatMap((before) => ways.map((way) => before + way));
  return writings;
}

function listGrams(text: string): string[] {
  return Array.from({ length: text.length - GRAM_CHARS + 1 }, (_, at) => text.slice(at, at + GRAM_CHARS).toLowerCase());
}

/** A number of sixteen bits that is the same for texts that differ in case alone. */
function computeMark(text: string, at: number): number {
  const first = (text.charCodeAt(at) | 32) * 29_791 + (text.charCodeAt(at + 1) | 32) * 961;
  return (first + (text.charCodeAt(at + 2) | 32) * 31 + (text.charCodeAt(at + 3) | 32)) & 0xff_ff;
}

/** True where a text has the beginning of an escape of JSON, of an address or of HTML that can stand for a letter. */
function looksEscaped(text: string): boolean {
  return (
    (text.includes("\\") && /\\(?:u00|\/)/i.test(text)) ||
    (text.includes("%") && /%[\da-f]{2}/i.test(text)) ||
    text.includes("&#")
  );
}
