import type { FigureTable } from "#core/numbers/column-figures.ts";
import { describeVerdict } from "#core/numbers/describe-verdict.ts";
import { decideOnce } from "./decide-once.ts";
import type { NumbersColumn } from "./numbers-column.ts";
import { VerdictSentence } from "./verdict-sentence.tsx";

/** The verdict of a figure on each column beside the baseline. */
export function VerdictList({
  table,
  columns,
  units,
  unitUsd,
}: {
  table: FigureTable;
  columns: readonly NumbersColumn[];
  units: string;
  unitUsd: number | undefined;
}) {
  const baseline = columns.find(({ isBaseline }) => isBaseline);
  if (!baseline) return null;
  const verdicts = decideOnce(table, baseline.columnId);
  return (
    <ul aria-label="Verdicts" className="grid gap-1.5">
      {verdicts.map((verdict) => {
        const column = columns.find(({ columnId }) => columnId === verdict.columnId);
        if (!column) return null;
        const names = { column: column.letter, baseline: baseline.letter, units, unitUsd };
        return (
          <li key={column.columnId}>
            <VerdictSentence text={describeVerdict(verdict, table.figure, names)} column={column} />
          </li>
        );
      })}
    </ul>
  );
}
