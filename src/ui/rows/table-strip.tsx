import { memo, type PointerEvent } from "react";
import { formatCount } from "#core/format.ts";
import { paintColumn, summariseTable } from "#core/table/strip.ts";
import type { TableResults } from "#core/table/failing-rows.ts";
import type { TableRow } from "#core/table/table-rows.ts";

/**
 * The whole table in a strip at its side: a line for each column, a spot for each cell in the colour of its state. What is
 * pressed is scrolled to.
 */
export const TableStrip = memo(function TableStrip({
  rows,
  columnIndexes,
  results,
  onSeek,
}: {
  rows: readonly TableRow[];
  results: TableResults;
  columnIndexes: readonly number[];
  /** Called with a position in the list, from 0 to 1. */
  onSeek: (share: number) => void;
}) {
  const seek = (event: PointerEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    onSeek(Math.min(1, Math.max(0, (event.clientY - top) / height)));
  };
  return (
    <div
      role="img"
      aria-label={describe(rows, results)}
      title="The whole table. Press to go there"
      className="flex w-5 shrink-0 cursor-pointer touch-none gap-px border-e border-line px-1 py-2 low:hidden max-sm:hidden print:hidden"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
      }}
    >
      {columnIndexes.map((columnIndex) => (
        <span
          key={columnIndex}
          className="min-w-0 grow"
          style={{ backgroundImage: paintColumn(rows, columnIndex, results) }}
        />
      ))}
    </div>
  );
});

function describe(rows: readonly TableRow[], results: TableResults): string {
  const { answered, fails, untold, failed, running, open } = summariseTable(rows, results);
  const counts = [
    `${formatCount(answered + fails + untold)} answered`,
    ...(fails > 0 ? [`${formatCount(fails)} fail a check`] : []),
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(running > 0 ? [`${formatCount(running)} running`] : []),
    ...(open > 0 ? [`${formatCount(open)} not run`] : []),
  ];
  return `Overview of ${formatCount(rows.length)} rows: cells ${counts.join(", ")}`;
}
