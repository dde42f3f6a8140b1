import { Pause, Play } from "lucide-react";
import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import { formatWait } from "#core/format-wait.ts";
import type { TableProgress } from "#core/table/table-progress.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpenId } from "#state/document/documents.ts";
import { pauseRun, resumeRun } from "#state/replies/row-runs.ts";
import { useRunProgress } from "#state/replies/run-progress.ts";
import { Button } from "#ui/kit/button.tsx";
import { TableActions } from "./table-actions.tsx";

/** The bar above the table: how large it is, how far it is answered, what pauses a run, and what adds rows. */
export function TableBar({
  columnCount,
  rowCount,
  samples,
  hasPictures,
  progress,
  turnId,
}: {
  columnCount: number;
  rowCount: number;
  /** The smallest and the largest number of samples of a column. */
  samples: readonly [least: number, most: number];
  /** True where rows have pictures, whose sizes can be compared. */
  hasPictures: boolean;
  progress: TableProgress;
  /** The turn whose answers the table shows. */
  turnId: Id | null;
}) {
  const [least, most] = samples;
  const size = [
    countThings(columnCount, "column"),
    countThings(rowCount, "row"),
    ...(most > 1 ? [least === most ? countThings(most, "sample") : `${least} to ${most} samples`] : []),
  ].join(" × ");
  return (
    <div
      role="group"
      aria-label="Table"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-3.5 py-2"
    >
      <h2 className="font-semibold">{size}</h2>
      <Progress progress={progress} />
      <span className="ms-auto flex flex-wrap items-center justify-end gap-x-2">
        <TableActions
          isSingleRow={rowCount === 1}
          hasPictures={hasPictures}
          answeredTurnId={progress.answered > 0 ? turnId : null}
          canCompare={columnCount > 1}
        />
      </span>
    </div>
  );
}

/** The share of the table that is answered, and the time left while it runs. */
function Progress({ progress }: { progress: TableProgress }) {
  const { total, answered, failed, running } = progress;
  const openId = useOpenId();
  const run = useRunProgress();
  if (!run && answered + failed + running === 0) return null;
  const share = total === 0 ? 0 : Math.min(1, answered / total);
  return (
    <span className="flex items-center gap-2.5">
      <span
        role="progressbar"
        aria-label="Answered"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={answered}
        aria-valuetext={`${answered} of ${total}`}
        className="h-1 w-28 overflow-hidden rounded-full bg-line max-sm:w-16"
      >
        <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="font-mono text-xs text-ink-3">
        {formatCount(answered)} / {formatCount(total)}
        {failed > 0 && ` · ${formatCount(failed)} failed`}
        {run?.isPaused
          ? " · paused"
          : run?.secondsLeft !== undefined && ` · ${formatWait(run.secondsLeft * 1000)} left`}
      </span>
      {run && (
        <Button onClick={() => (run.isPaused ? resumeRun : pauseRun)(openId)}>
          {run.isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
          {run.isPaused ? "Resume" : "Pause"}
        </Button>
      )}
    </span>
  );
}
