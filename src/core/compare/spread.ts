/** The middle of some numbers, and the least and the most of them. */
export type Spread = { median: number; least: number; most: number };

/** The spread of some numbers; undefined where there are none. An even count has its median between the middle two. */
export function readSpread(numbers: readonly number[]): Spread | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const least = sorted[0];
  const most = sorted.at(-1);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (least === undefined || most === undefined || upper === undefined || lower === undefined) return undefined;
  return { median: (lower + upper) / 2, least, most };
}
