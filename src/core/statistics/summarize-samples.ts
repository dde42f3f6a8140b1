import { computeMean } from "./compute-mean.ts";
import { computePassAllOfK, computePassAtK } from "./pass-at-k.ts";

/** The shares and chances of the samples of all rows, each row counting once. */
export type SampleSummary = {
  rowCount: number;
  /** The number of samples of the row with the fewest: the k of the two chances. */
  sampleCount: number;
  /** The mean share of samples that pass. */
  share: number;
  /** The share of rows of which more than half of the samples pass. */
  majority: number;
  /** The chance that at least one of k samples passes (pass@k), and that all do (pass^k). */
  atLeastOne: number;
  all: number;
};

/** The summary of the samples of rows; undefined where no row has two. */
export function summarizeSamples(rows: readonly { passed: number; count: number }[]): SampleSummary | undefined {
  const answered = rows.filter(({ count }) => count > 0);
  const sampleCount = Math.min(...answered.map(({ count }) => count));
  if (answered.length === 0 || Math.max(...answered.map(({ count }) => count)) < 2) return undefined;
  const k = Math.max(2, sampleCount);
  const full = answered.filter(({ count }) => count >= k);
  return {
    rowCount: answered.length,
    sampleCount: k,
    share: computeMean(answered.map(({ passed, count }) => passed / count)),
    majority: computeMean(answered.map(({ passed, count }) => (passed > count / 2 ? 1 : 0))),
    atLeastOne: computeMean(full.map(({ passed, count }) => computePassAtK(passed, count, k) ?? 0)),
    all: computeMean(full.map(({ passed, count }) => computePassAllOfK(passed, count, k) ?? 0)),
  };
}
