import { isSettled } from "#core/conversation/is-settled.ts";
import type { TableRow } from "./table-rows.ts";

/** The numbers of answers and failures in a table, and of the replies that are under way. */
export type TableProgress = {
  /** The number of answers that a run of the whole table makes. */
  total: number;
  answered: number;
  failed: number;
  /** The number of replies that are queued or being written. */
  running: number;
};

/** The progress of some rows, each cell counted up to its number of samples. */
export function computeTableProgress(rows: readonly TableRow[]): TableProgress {
  const progress = { total: 0, answered: 0, failed: 0, running: 0 };
  for (const { cells } of rows)
    for (const { replies, samples, shown, isOutdated } of cells) {
      progress.total += samples;
      if (shown?.status === "failed") progress.failed += 1;
      let answered = 0;
      for (const reply of replies) {
        if (!isSettled(reply.status)) progress.running += 1;
        else if (reply.status === "done") answered += 1;
      }
      if (!isOutdated) progress.answered += Math.min(samples, answered);
    }
  return progress;
}
