import { isSettled } from "#core/conversation/is-settled.ts";
import { computeSpread } from "#core/compare/spread.ts";
import { getReplyMs } from "./sort-rows.ts";
import type { TableRow } from "./table-rows.ts";

/** How far a table is answered. */
export type TableProgress = {
  /** The number of answers that a run of the whole table makes. */
  total: number;
  answered: number;
  failed: number;
  /** The number of replies that are queued or being written. */
  running: number;
  /** The median time of an answer, in milliseconds. */
  medianMs?: number;
};

/** The progress of some rows, each cell counted up to its number of samples. */
export function computeTableProgress(rows: readonly TableRow[]): TableProgress {
  const progress = { total: 0, answered: 0, failed: 0, running: 0 };
  const times: number[] = [];
  for (const { cells } of rows)
    for (const { replies, samples, shown, isOutdated } of cells) {
      progress.total += samples;
      if (shown?.status === "failed") progress.failed += 1;
      let answered = 0;
      for (const reply of replies) {
        if (!isSettled(reply.status)) progress.running += 1;
        else if (reply.status === "done") {
          answered += 1;
          const ms = getReplyMs(reply);
          if (ms !== undefined) times.push(ms);
        }
      }
      if (!isOutdated) progress.answered += Math.min(samples, answered);
    }
  const median = computeSpread(times)?.median;
  return median === undefined ? progress : { ...progress, medianMs: median };
}

/** The time that the running replies will still take, in milliseconds, so many at once; undefined before the first answer. */
export function estimateTimeLeftMs({ running, medianMs }: TableProgress, parallel: number): number | undefined {
  return running === 0 || medianMs === undefined ? undefined : Math.ceil(running / parallel) * medianMs;
}
