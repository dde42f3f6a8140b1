const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Code units around a position in which its character is looked for; an emoji family has about 11, a flag 4. */
const MARGIN = 128;
/** Characters that never continue the one before them; asked first, since segmenting takes a hundred times longer. */
const START_ALONE = /^[ -\u02FF\u4E00-\u9FFF]$/;
const FLAG_LETTER = /^\p{Regional_Indicator}$/u;

/**
 * The start of the character at a position, so that a text divided there keeps every character whole: an accented
 * letter, a flag or an emoji of several parts is one character.
 */
export function findCharacterStart(text: string, position: number): number {
  if (position <= 0 || position >= text.length) return Math.min(Math.max(0, position), text.length);
  if (START_ALONE.test(text.charAt(position))) return position;
  const from = findSafeStart(text, position - MARGIN);
  const { index } = characters.segment(text.slice(from, position + MARGIN)).containing(position - from) ?? { index: 0 };
  // A letter under hundreds of accents is divided, since no other place is near.
  return index === 0 && from > 0 ? skipHalfPair(text, position) : from + index;
}

/** A position at or before `position` where a character starts: not inside a pair of code units or of flag letters. */
function findSafeStart(text: string, position: number): number {
  let start = skipHalfPair(text, Math.max(0, position));
  while (start >= 2 && FLAG_LETTER.test(text.slice(start - 2, start))) start -= 2;
  return start;
}

function skipHalfPair(text: string, position: number): number {
  return position > 0 && /^[\uDC00-\uDFFF]/.test(text.charAt(position)) ? position - 1 : position;
}

/** The whole characters at the beginning of a text, of at most so many code units. */
export function cutText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : text.slice(0, findCharacterStart(text, maxLength));
}

/** A text of at most so many code units, or its beginning in whole characters with "…" behind. */
export function shortenText(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${cutText(text, maxLength - 1)}…`;
}

/** The first characters of a text, at most so many. */
export function takeCharacters(text: string, maxCount: number): string {
  let count = 0;
  for (const { index } of characters.segment(cutText(text, maxCount * MARGIN))) {
    if (count === maxCount) return text.slice(0, index);
    count += 1;
  }
  return cutText(text, maxCount * MARGIN);
}
