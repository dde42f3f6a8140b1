import type { PassagePlace } from "./read-passage.ts";

/** The start and the end of a passage in a text, in UTF-16 units. */
export type Range = { start: number; end: number };

/**
 * The place of a cited passage in the text of its document; undefined where it is not in it. A service counts characters as code
 * points, others in UTF-16 units: the count under which the quoted words stand there is the right one. Words that stand elsewhere
 * are found there.
 */
export function locatePassage(text: string, { unit, start, end }: PassagePlace, quoted: string): Range | undefined {
  const ranges =
    unit === "characters" && start >= 0 && end > start ? [countPoints(text, start, end), { start, end }] : [];
  const inside = ranges.filter((range) => range.end <= text.length && range.end > range.start);
  if (quoted === "") return inside[0];
  const right = inside.find((range) => text.slice(range.start, range.end) === quoted);
  if (right) return right;
  const at = text.indexOf(quoted);
  return at < 0 ? undefined : { start: at, end: at + quoted.length };
}

/** The range of code points in UTF-16 units; beyond the text where it has fewer. */
function countPoints(text: string, start: number, end: number): Range {
  let [at, points, from] = [0, 0, text.length + 1];
  for (; at < text.length && points < end; points += 1) {
    if (points === start) from = at;
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return { start: from, end: points < end ? text.length + 1 : at };
}
