/** The median, the smallest and the largest of some numbers. */
export type Spread = { median: number; min: number; max: number };

/**
 * The spread of some numbers; undefined where there are none. The median of an even count is the mean of the middle
 * two.
 */
export function computeSpread(numbers: readonly number[]): Spread | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const min = sorted[0];
  const max = sorted.at(-1);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (min === undefined || max === undefined || upper === undefined || lower === undefined) return undefined;
  return { median: (lower + upper) / 2, min, max };
}
