/** The letter of a variant by its place: A … Z. */
export function formatColumnLetter(index: number): string {
  return String.fromCodePoint(65 + (index % 26));
}
