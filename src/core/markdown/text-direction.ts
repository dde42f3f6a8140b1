export type Direction = "ltr" | "rtl";

/** Letters and digits of the scripts that are written from right to left, and the marks that stand for one. */
const RIGHT_TO_LEFT =
  /[\u200f\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;
const LETTER = /\p{L}|[\u200e\u200f\u061c\u0660-\u0669\u06f0-\u06f9]/u;
/** The beginning of a text, which is enough to tell. */
const MAX_CHARS = 2000;

/**
 * The direction in which a text is written: that of its first letter and of most of its words. Where these differ it is
 * that of the block around it, such as a list of Hebrew words with their meanings; without one the text is taken for
 * one from right to left: "Python هي لغة برمجة" is an Arabic sentence, though its first word is none. Undefined for a
 * text without letters.
 */
export function findDirection(text: string, around?: Direction): Direction | undefined {
  const { first, main } = measureDirections(text);
  return first === main ? first : (around ?? "rtl");
}

/** The direction of most words of a text. */
export function findMainDirection(text: string): Direction | undefined {
  return measureDirections(text).main;
}

function measureDirections(text: string): Record<"first" | "main", Direction | undefined> {
  const found: Record<Direction, number> = { ltr: 0, rtl: 0 };
  let first: Direction | undefined;
  for (const word of text.slice(0, MAX_CHARS).split(/\s+/)) {
    const letter = LETTER.exec(word)?.[0];
    if (letter === undefined) continue;
    const direction = RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
    first ??= direction;
    found[direction] += 1;
  }
  return { first, main: found.rtl === found.ltr ? first : found.rtl > found.ltr ? "rtl" : "ltr" };
}
