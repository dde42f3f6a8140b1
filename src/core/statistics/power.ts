import { computeBinomial, computeUpperTail } from "./binomial.ts";
import { computeCriticalWins } from "./mcnemar.ts";
import { computeNormalShare } from "./normal-share.ts";
import { computeStudentQuantile } from "./student-quantile.ts";

/**
 * The effect that is expected of a comparison: how often a row is won and lost, or the mean of differences and their
 * deviation, with the step that they are multiples of where there is one.
 */
export type Effect =
  | { kind: "passes"; winRate: number; lossRate: number }
  | { kind: "scores"; mean: number; deviation: number; step?: number };

/** The power that is asked for: the chance that a difference that is there is found. */
const WANTED_POWER = 0.8;
const MAX_ROWS = 10_000;

/** The chance that a comparison over so many rows decides, at a false alarm rate of `alpha`. */
export function computePower(effect: Effect, rowCount: number, alpha: number): number {
  return effect.kind === "passes"
    ? computePassesPower(effect, rowCount, alpha)
    : computeScoresPower(effect, rowCount, alpha);
}

/**
 * The fewest rows with which a comparison decides in 80 of 100 cases; undefined where there is no difference, or one that
 * 10,000 rows would not tell.
 */
export function computeRowsNeeded(effect: Effect, alpha: number): number | undefined {
  const isEnough = (rowCount: number) => computePower(effect, rowCount, alpha) >= WANTED_POWER;
  if (isTooSmall(effect)) return undefined;
  let high = 2;
  while (!isEnough(high)) {
    if (high >= MAX_ROWS) return undefined;
    high = Math.min(MAX_ROWS, high * 2);
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** True for a difference so small beside its deviation that far more rows would be needed than are looked at. */
function isTooSmall(effect: Effect): boolean {
  const mean = effect.kind === "passes" ? effect.winRate - effect.lossRate : effect.mean;
  const variance = effect.kind === "passes" ? effect.winRate + effect.lossRate - mean * mean : effect.deviation ** 2;
  return mean === 0 || (4 * variance) / (mean * mean) > MAX_ROWS;
}

/** The power of the exact McNemar test, summed over how many rows may differ. */
function computePassesPower(
  { winRate, lossRate }: { winRate: number; lossRate: number },
  rowCount: number,
  alpha: number,
): number {
  const unequalRate = Math.min(1, winRate + lossRate);
  if (unequalRate === 0) return 0;
  const winShare = winRate / (winRate + lossRate);
  const mean = rowCount * unequalRate;
  const reach = 6 * Math.sqrt(mean * (1 - unequalRate)) + 6;
  let power = 0;
  for (let unequal = Math.max(1, Math.floor(mean - reach)); unequal <= Math.min(rowCount, mean + reach); unequal++) {
    const critical = getCriticalWins(unequal, alpha);
    const decided = computeUpperTail(critical, unequal, winShare) + computeUpperTail(critical, unequal, 1 - winShare);
    power += computeBinomial(unequal, rowCount, unequalRate) * decided;
  }
  return power;
}

/** Critical wins by number of unequal rows, for each false alarm rate that was asked for. */
const criticalWins = new Map<number, number[]>();

function getCriticalWins(count: number, alpha: number): number {
  const known = criticalWins.get(alpha) ?? [];
  criticalWins.set(alpha, known);
  return (known[count] ??= computeCriticalWins(count, alpha));
}

/**
 * The power of a paired test of means, by the usual approximation of the noncentral t distribution. A sum of steps goes
 * past the limit by one step on average.
 */
function computeScoresPower(
  { mean, deviation, step = 0 }: { mean: number; deviation: number; step?: number },
  rowCount: number,
  alpha: number,
): number {
  if (rowCount < 2) return 0;
  if (deviation === 0) return 2 ** (1 - rowCount) <= alpha ? 1 : 0;
  const freedom = rowCount - 1;
  const critical = computeStudentQuantile(alpha, freedom) + step / (deviation * Math.sqrt(rowCount));
  const shift = (Math.abs(mean) / deviation) * Math.sqrt(rowCount);
  const spread = Math.sqrt(1 + (critical * critical) / (2 * freedom));
  return 1 - computeNormalShare((critical * (1 - 1 / (4 * freedom)) - shift) / spread);
}

/**
 * The smallest difference of two shares of passes, in whole points, that so many rows tell in 80 of 100 cases, where columns
 * differ in this share of rows; undefined where they tell none.
 */
export function computeTellablePoints(rowCount: number, unequalRate: number, alpha: number): number | undefined {
  let [low, high] = [0, 101];
  while (high - low > 1) {
    const points = Math.floor((low + high) / 2);
    const unequal = Math.max(unequalRate, points / 100);
    const effect = {
      kind: "passes",
      winRate: (unequal + points / 100) / 2,
      lossRate: (unequal - points / 100) / 2,
    } as const;
    if (computePower(effect, rowCount, alpha) >= WANTED_POWER) high = points;
    else low = points;
  }
  return high > 100 ? undefined : high;
}
