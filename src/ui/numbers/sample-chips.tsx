import type { FigureTable } from "#core/numbers/column-figures.ts";
import { formatShare } from "#core/numbers/figures.ts";
import { summarizeSamples } from "#core/statistics/summarize-samples.ts";
import { ColumnName } from "./column-name.tsx";
import type { NumbersColumn } from "./numbers-column.ts";

/** The chances of each column with several samples a row: that one passes, most do, at least one, and all. */
export function SampleChips({ table, columns }: { table: FigureTable; columns: readonly NumbersColumn[] }) {
  const summaries = columns.flatMap((column) => {
    const rows =
      table.columns.find(({ columnId }) => columnId === column.columnId)?.rows ?? new Map<string, number[]>();
    const summary = summarizeSamples(
      [...rows.values()].map((scores) => ({
        passed: scores.filter((score) => score === 1).length,
        count: scores.length,
      })),
    );
    return summary ? [{ column, summary }] : [];
  });
  if (summaries.length === 0) return null;
  return (
    <section aria-label="Samples">
      <h3 className="font-semibold">Samples</h3>
      <ul className="mt-1 grid gap-1.5">
        {summaries.map(({ column, summary: { rowCount, sampleCount, share, majority, atLeastOne, all } }) => (
          <li key={column.columnId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ColumnName column={column} />
            <Chip name="of all samples" share={share} title={`The share of samples that pass, over ${rowCount} rows`} />
            <Chip
              name="by majority"
              share={majority}
              title="The share of rows of which more than half of the samples pass"
            />
            <Chip
              name={`at least one of ${sampleCount}`}
              share={atLeastOne}
              title={`pass@${sampleCount}: the chance that one of ${sampleCount} samples passes, estimated without bias`}
            />
            <Chip
              name={`all ${sampleCount}`}
              share={all}
              title={`pass^${sampleCount}: the chance that each of ${sampleCount} samples passes, estimated without bias`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Chip({ name, share, title }: { name: string; share: number; title: string }) {
  return (
    <span title={title} className="rounded-chip bg-sunken px-1.5 py-0.5 font-mono text-xs text-ink-2">
      <b className="font-medium text-ink">{formatShare(share)}</b> {name}
    </span>
  );
}
