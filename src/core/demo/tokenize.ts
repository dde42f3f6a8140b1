/**
 * A word with the space before it, a punctuation mark with the space before it, a run of line breaks, or any other
 * single character. A word includes its joiners (top_p, don't, 0.5, AI/ML); languages written without spaces count by
 * character. The last alternative matches anything, so nothing is ever left out.
 */
const TOKEN =
  / ?[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]| ?[\p{L}\p{M}\p{N}]+(?:[-'’_./+][\p{L}\p{M}\p{N}]+)*| ?[^\s\p{L}\p{M}\p{N}]|\n+|[^]/gu;

/** The tokens of a text. Joined they are exactly the text. */
export function tokenize(text: string): string[] {
  return text.match(TOKEN) ?? [];
}
