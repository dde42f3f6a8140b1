const HUES = [
  "text-variant-a",
  "text-variant-b",
  "text-variant-c",
  "text-variant-d",
  "text-variant-e",
  "text-variant-f",
  "text-variant-g",
  "text-variant-h",
] as const;

/** The class that gives a part of a plot the hue of its column; hues repeat after eight. */
export function getHueTextClass(columnIndex: number): string {
  return HUES[columnIndex % HUES.length] ?? HUES[0];
}
