import { FileUp, Plus } from "lucide-react";
import type { TableProgress } from "#core/table/table-progress.ts";
import { estimateTimeLeftMs } from "#core/table/table-progress.ts";
import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import { formatWait } from "#core/format-wait.ts";
import { useFirstColumnId, useSetting } from "#state/document/documents.ts";
import { useParallelRequests } from "#state/replies/parallel-requests.ts";
import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";

/** The bar above the table: how large it is, how far it is answered, and what adds rows. */
export function TableBar({
  columnCount,
  rowCount,
  samples,
  progress,
  onAddRow,
}: {
  columnCount: number;
  rowCount: number;
  /** The smallest and the largest number of samples of a column. */
  samples: readonly [least: number, most: number];
  progress: TableProgress;
  onAddRow: () => void;
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
      <span className="ms-auto flex items-center gap-2">
        <Button look="ghost" onClick={() => layerOpened({ kind: "checks" })}>
          Add check
        </Button>
        <Button look="ghost" onClick={onAddRow}>
          <Plus size={14} aria-hidden /> Add a row
        </Button>
        <Button look="ghost" onClick={() => layerOpened({ kind: "add-rows" })}>
          <FileUp size={14} aria-hidden /> Add rows
        </Button>
      </span>
    </div>
  );
}

/** How much of the table is answered, and the time left while it runs. */
function Progress({ progress }: { progress: TableProgress }) {
  const { total, answered, failed, running } = progress;
  const connectionId = useSetting(useFirstColumnId(), "connectionId") ?? "";
  const leftMs = estimateTimeLeftMs(progress, useParallelRequests(connectionId));
  if (answered + failed + running === 0) return null;
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
        {leftMs !== undefined && ` · ${formatWait(leftMs)} left`}
      </span>
    </span>
  );
}
