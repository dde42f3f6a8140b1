import { createAxis, placeOnAxis } from "#core/numbers/axis.ts";
import type { FigureColumn, FigureTable } from "#core/numbers/column-figures.ts";
import type { Interval } from "#core/statistics/interval.ts";
import { AxisLabels } from "./axis-labels.tsx";
import { ColumnName, nameColumn } from "./column-name.tsx";
import { describeInterval, describeMethod } from "./describe-interval.ts";
import { getHueTextClass } from "./hue-classes.ts";
import type { NumbersColumn } from "./numbers-column.ts";
import { Plot } from "./plot.tsx";

/** The columns by a figure, the best first, each with its interval. */
export function IntervalPlot({
  table,
  columns,
  units,
}: {
  table: FigureTable;
  columns: readonly NumbersColumn[];
  units: string;
}) {
  const { figure } = table;
  const ranked = rankColumns(table, columns);
  // No figure is negative, however far its interval reaches.
  const ends = ranked.flatMap(({ interval: { low, high, value } }) => [Math.max(0, low), high, value]);
  const axis = figure.isShare ? createAxis([0, 1]) : createAxis(ends);
  return (
    <Plot
      title={`${figure.name}, the best first`}
      method={describeMethod(table, units)}
      heads={["Column", figure.name, "95 % interval", table.counted === "answers" ? "answers" : units]}
      listRows={() =>
        ranked.map(({ column, interval }) => [
          nameColumn(column),
          figure.print(interval.value),
          describeBounds(interval, figure.print),
          String(interval.count),
        ])
      }
    >
      <div className="grid gap-y-1">
        {ranked.map(({ column, interval }) => (
          <div key={column.columnId} className="grid grid-cols-2 items-center gap-x-3 sm:grid-cols-4">
            <ColumnName column={column} />
            <svg
              width="100%"
              height="20"
              className={`order-last col-span-2 overflow-visible sm:order-none ${getHueTextClass(column.columnIndex)}`}
            >
              <line x1="0" x2="100%" y1="10" y2="10" className="stroke-line" />
              <line
                x1={`${placeOnAxis(axis, interval.low)}%`}
                x2={`${placeOnAxis(axis, interval.high)}%`}
                y1="10"
                y2="10"
                strokeWidth="4"
                strokeOpacity={Number.isFinite(interval.low) ? 0.4 : 0}
                stroke="currentColor"
              />
              <circle cx={`${placeOnAxis(axis, interval.value)}%`} cy="10" r="4" fill="currentColor" />
            </svg>
            <span className="text-end font-mono text-xs text-ink-2 sm:text-start">
              {describeInterval(interval, figure.print)}
            </span>
          </div>
        ))}
        <div className="grid grid-cols-2 gap-x-3 sm:grid-cols-4">
          <span className="max-sm:hidden" />
          <span className="col-span-2">
            <AxisLabels axis={axis} print={figure.print} />
          </span>
        </div>
      </div>
    </Plot>
  );
}

type RankedColumn = { column: NumbersColumn; interval: Interval };

function rankColumns({ figure, columns: values }: FigureTable, columns: readonly NumbersColumn[]): RankedColumn[] {
  const findValues = (column: NumbersColumn): FigureColumn | undefined =>
    values.find(({ columnId }) => columnId === column.columnId);
  const sign = figure.better === "higher" ? -1 : 1;
  return columns
    .flatMap((column) => {
      const interval = findValues(column)?.interval;
      return interval ? [{ column, interval }] : [];
    })
    .toSorted((a, b) => sign * (a.interval.value - b.interval.value));
}

function describeBounds({ low, high }: Interval, print: (value: number) => string): string {
  return Number.isFinite(low) ? `${print(low)} to ${print(high)}` : "unknown for one";
}
