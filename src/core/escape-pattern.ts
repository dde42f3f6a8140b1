/** A text as a part of a regular expression that finds it as it is written; not for inside a character class. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
