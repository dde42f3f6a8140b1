import { computeUpperTail } from "./binomial.ts";
import type { Interval } from "./interval.ts";
import { computeMoments } from "./mean-interval.ts";
import { computeStudentQuantile } from "./student-quantile.ts";

/** The verdict of pairs of rows on a column beside another one, where it may be worse by no more than a margin. */
export type AsGood = {
  verdict: "as-good" | "worse" | "undecided";
  margin: number;
  rowCount: number;
  /** The mean of the differences as seen, with its interval. */
  difference: Interval;
};

/** The chance that a column which is worse by the margin is called as good. */
const FALSE_ALARM_RATE = 0.05;
/** The normal quantile of a power of 80 %. */
const POWER_QUANTILE = 0.8416212335729143;
const MAX_ROWS = 10_000;

/**
 * Judges whether a score from 0 to 1 is as good as another one, by the differences of their rows. As good means two things: the
 * interval of the mean difference, to which one row that is wholly lost and one that is wholly won are added, ends above the
 * margin; and were the share of rows that is wholly lost as large as the margin, so small a loss would be seen in at most 5
 * of 100 experiments. Without the second, a few rows without a loss would say too much.
 */
export function judgeAsGood(differences: readonly number[], margin: number): AsGood {
  const rowCount = differences.length;
  const { mean = 0, deviation = 0 } = computeMoments(differences) ?? {};
  const { below, above } = computeReach(mean, deviation, rowCount);
  const difference = { value: mean, low: mean - below, high: mean + above, count: rowCount };
  const isAsGood = difference.low > -margin && isLossTelling(-mean * rowCount, rowCount, margin);
  const verdict = rowCount > 0 && isAsGood ? "as-good" : difference.high < 0 ? "worse" : "undecided";
  return { margin, rowCount, difference, verdict };
}

/**
 * About so many rows more with which differences like these show, in 80 of 100 cases, that a column is as good; undefined where
 * it is worse by the margin as far as is seen, or 10,000 rows would not show it.
 */
export function computeRowsToAsGood(differences: readonly number[], margin: number): number | undefined {
  const { mean = 0, deviation = 0 } = computeMoments(differences) ?? {};
  if (differences.length === 0 || mean <= -margin) return undefined;
  const isEnough = (count: number) => {
    const unlucky = mean - (POWER_QUANTILE * deviation) / Math.sqrt(count);
    return (
      unlucky - computeReach(unlucky, deviation, count).below > -margin &&
      isLossTelling(-unlucky * count, count, margin)
    );
  };
  for (let count = differences.length + 1; count <= MAX_ROWS; count += Math.max(1, Math.floor(count / 50)))
    if (isEnough(count)) return count - differences.length;
  return undefined;
}

/** The distances from a mean difference to the ends of its interval at 95 %, with one row lost and one won added. */
function computeReach(mean: number, deviation: number, rowCount: number): { below: number; above: number } {
  const count = rowCount + 2;
  const middle = (mean * rowCount) / count;
  const squares = deviation ** 2 * Math.max(0, rowCount - 1) + rowCount * mean ** 2 + 2;
  const variance = Math.max(0, squares - count * middle ** 2) / (count - 1);
  const half = getQuantile(count - 1) * Math.sqrt(variance / count);
  return { below: mean - middle + half, above: middle - mean + half };
}

/** True where a share of wholly lost rows as large as the margin would seldom give a loss as small. */
function isLossTelling(lostRows: number, rowCount: number, margin: number): boolean {
  const lost = Math.max(0, Math.floor(lostRows + 1e-9));
  return 1 - computeUpperTail(lost + 1, rowCount, margin) <= FALSE_ALARM_RATE;
}

const quantiles = new Map<number, number>();

function getQuantile(freedom: number): number {
  const known = quantiles.get(freedom) ?? computeStudentQuantile(FALSE_ALARM_RATE, freedom);
  quantiles.set(freedom, known);
  return known;
}
