/** The letter of a column by its index: A … Z. */
export function formatColumnLetter(index: number): string {
  return String.fromCodePoint(65 + (index % 26));
}
