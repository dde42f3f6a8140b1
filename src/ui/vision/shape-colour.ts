/** The text colours of variants, which lines and areas of drawings inherit; they repeat after eight. */
const COLOURS = [
  "text-variant-a",
  "text-variant-b",
  "text-variant-c",
  "text-variant-d",
  "text-variant-e",
  "text-variant-f",
  "text-variant-g",
  "text-variant-h",
] as const;

/** The class that gives a drawing the colour of a column. */
export function getShapeColour(columnIndex: number): string {
  return COLOURS[columnIndex % COLOURS.length] ?? COLOURS[0];
}
