import type { Id } from "#core/vocabulary.ts";
import { findSteps } from "./find-steps.ts";
import { adjustByHolm } from "./holm.ts";
import { computeMcNemar } from "./mcnemar.ts";
import type { Interval } from "./interval.ts";
import { computeMeanInterval, computeMoments } from "./mean-interval.ts";
import { computeDifference, listRowPairs, type RowPair } from "./row-pairs.ts";
import { computePermutationTest } from "./permutation-test.ts";
import { computeRowsNeeded } from "./power.ts";

/** A column with the figures of its samples for each row, such as 1 for a pass and 0 for a failure. */
export type ColumnRows = { columnId: Id; rows: ReadonlyMap<Id, readonly number[]> };

/** A column compared with the baseline over the rows that both have. */
export type Verdict = {
  columnId: Id;
  baselineId: Id;
  /** The number of rows that both have. */
  rowCount: number;
  /** Rows in which the column is better than the baseline, and worse. */
  wins: number;
  losses: number;
  /** The mean of the differences to the baseline, with its interval. */
  difference: Interval;
  method: "exact McNemar" | "paired permutation";
  /** Adjusted by Holm's method where several columns are compared. */
  p: number;
  isAdjusted: boolean;
  isDecided: boolean;
  /** About so many rows more would decide in 80 of 100 cases, if they are like these; absent where decided or unknown. */
  moreRows?: number;
};

/** The false alarm rate of all comparisons with one baseline together. */
export const FALSE_ALARM_RATE = 0.05;

/** Each column compared with the baseline, in their order, over the rows that both have. Samples of a row count once, as their mean. */
export function decide(
  columns: readonly ColumnRows[],
  baselineId: Id,
  better: "higher" | "lower" = "higher",
): Verdict[] {
  const baseline = columns.find(({ columnId }) => columnId === baselineId);
  if (!baseline) return [];
  const compared = columns.flatMap(({ columnId, rows }) => {
    if (columnId === baselineId) return [];
    const pairs = listRowPairs(rows, baseline.rows);
    return pairs.length === 0 ? [] : [{ columnId, ...comparePairs(pairs, better === "higher" ? 1 : -1) }];
  });
  const adjusted = adjustByHolm(compared.map(({ p }) => p));
  return compared.map(({ effect, ...comparison }, index) => {
    const p = adjusted[index] ?? 1;
    const isDecided = p <= FALSE_ALARM_RATE;
    const needed = isDecided ? undefined : computeRowsNeeded(effect, FALSE_ALARM_RATE / compared.length);
    const verdict = { ...comparison, baselineId, p, isAdjusted: compared.length > 1, isDecided };
    // Where these rows should have been enough and were not, chance was against them.
    return needed === undefined ? verdict : { ...verdict, moreRows: Math.max(1, needed - comparison.rowCount) };
  });
}

function comparePairs(pairs: readonly RowPair[], sign: 1 | -1) {
  const differences = pairs.map(computeDifference);
  const rowCount = pairs.length;
  const wins = differences.filter((difference) => difference * sign > 0).length;
  const losses = differences.filter((difference) => difference * sign < 0).length;
  const difference = computeMeanInterval(differences) ?? { value: 0, low: -Infinity, high: Infinity, count: 0 };
  const counts = { rowCount, wins, losses, difference };
  if (pairs.every(({ own, other }) => isOnePass(own) && isOnePass(other))) {
    const effect = { kind: "passes", winRate: wins / rowCount, lossRate: losses / rowCount } as const;
    return { ...counts, method: "exact McNemar", p: computeMcNemar(wins, losses), effect } as const;
  }
  const { mean = 0, deviation = 0 } = computeMoments(differences) ?? {};
  const steps = findSteps(differences);
  const effect = { kind: "scores", mean, deviation, ...(steps ? { step: 1 / steps.perUnit } : {}) } as const;
  return { ...counts, method: "paired permutation", p: computePermutationTest(differences), effect } as const;
}

function isOnePass(samples: readonly number[]): boolean {
  return samples.length === 1 && (samples[0] === 0 || samples[0] === 1);
}
