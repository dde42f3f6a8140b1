import type { Interval } from "./interval.ts";

/** The quantile of the normal distribution that leaves 2.5 % at each side. */
const Z = 1.959963984540054;

/**
 * The share of successes with Wilson's score interval, without correction for continuity. Successes need not be whole:
 * samples of a row count as their share. Undefined for no attempts.
 */
export function computeWilsonInterval(successes: number, count: number): Interval | undefined {
  if (count === 0) return undefined;
  const value = successes / count;
  const denominator = 1 + (Z * Z) / count;
  const centre = (value + (Z * Z) / (2 * count)) / denominator;
  const half = (Z / denominator) * Math.sqrt((value * (1 - value)) / count + (Z * Z) / (4 * count * count));
  return { value, low: successes === 0 ? 0 : centre - half, high: successes === count ? 1 : centre + half, count };
}
