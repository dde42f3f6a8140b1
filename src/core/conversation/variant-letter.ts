/** The letter of a variant by its place: A … Z. */
export function variantLetter(place: number): string {
  return String.fromCodePoint(65 + (place % 26));
}
