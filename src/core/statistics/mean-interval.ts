import { computeMean } from "./compute-mean.ts";
import type { Interval } from "./interval.ts";
import { computeStudentQuantile } from "./student-quantile.ts";

/** The mean of some numbers and their standard deviation, which is absent for a single one. */
export function computeMoments(values: readonly number[]): { mean: number; deviation?: number } | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  const mean = computeMean(values);
  if (count === 1) return { mean };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (count - 1)) };
}

/**
 * The mean of some numbers with its interval by Student's distribution. The interval of a single number is unknown: it
 * goes from minus to plus infinity. Undefined for no numbers.
 */
export function computeMeanInterval(values: readonly number[]): Interval | undefined {
  const moments = computeMoments(values);
  if (!moments) return undefined;
  const count = values.length;
  const { mean, deviation } = moments;
  if (deviation === undefined) return { value: mean, low: -Infinity, high: Infinity, count };
  const half = (computeStudentQuantile(0.05, count - 1) * deviation) / Math.sqrt(count);
  return { value: mean, low: mean - half, high: mean + half, count };
}
