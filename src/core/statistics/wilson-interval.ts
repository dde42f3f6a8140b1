import { type Interval, NORMAL_QUANTILE } from "./interval.ts";

/**
 * The share of successes with Wilson's score interval, without correction for continuity. Successes need not be whole:
 * samples of a row count as their share. Undefined for no attempts.
 */
export function computeWilsonInterval(successes: number, count: number): Interval | undefined {
  if (count === 0) return undefined;
  const z = NORMAL_QUANTILE;
  const value = successes / count;
  const denominator = 1 + (z * z) / count;
  const centre = (value + (z * z) / (2 * count)) / denominator;
  const half = (z / denominator) * Math.sqrt((value * (1 - value)) / count + (z * z) / (4 * count * count));
  return { value, low: successes === 0 ? 0 : centre - half, high: successes === count ? 1 : centre + half, count };
}
