import type { FigureTable } from "#core/numbers/column-figures.ts";
import { countInBins } from "#core/numbers/histogram.ts";
import { AxisLabels } from "./axis-labels.tsx";
import { ColumnName, nameColumn } from "./column-name.tsx";
import { getHueTextClass } from "./hue-classes.ts";
import type { NumbersColumn } from "./numbers-column.ts";
import { Plot } from "./plot.tsx";

const HEIGHT_PX = 40;

/** A histogram of a figure for each column, over one axis. */
export function HistogramPlot({
  table: { figure, columns: values },
  columns,
}: {
  table: FigureTable;
  columns: readonly NumbersColumn[];
}) {
  const answers = columns.map(({ columnId }) =>
    [...(values.find((column) => column.columnId === columnId)?.rows.values() ?? [])].flat(),
  );
  const { axis, bins, counts } = countInBins(answers);
  const most = Math.max(1, ...counts.flat());
  return (
    <Plot
      title={`Distribution of ${figure.name.toLowerCase()}`}
      method={`Histogram of ${answers.flat().length} answers in ${bins.length} equal steps; the highest bar is ${most}.`}
      heads={[figure.name, ...columns.map(nameColumn)]}
      listRows={() =>
        bins.map(({ from, to }, index) => [
          `${figure.print(from)} to ${figure.print(to)}`,
          ...counts.map((column) => String(column[index] ?? 0)),
        ])
      }
    >
      <div className="grid gap-y-1.5">
        {columns.map((column, columnIndex) => (
          <div key={column.columnId} className="grid grid-cols-3 items-end gap-x-3 sm:grid-cols-4">
            <ColumnName column={column} />
            <svg
              width="100%"
              height={HEIGHT_PX}
              className={`col-span-2 border-b border-line sm:col-span-3 ${getHueTextClass(column.columnIndex)}`}
            >
              {counts[columnIndex]?.map((count, index) => (
                <rect
                  key={index}
                  x={`${(index * 100) / bins.length + 0.2}%`}
                  width={`${100 / bins.length - 0.4}%`}
                  y={HEIGHT_PX * (1 - count / most)}
                  height={(HEIGHT_PX * count) / most}
                  fill="currentColor"
                  fillOpacity="0.75"
                />
              ))}
            </svg>
          </div>
        ))}
        <div className="grid grid-cols-3 gap-x-3 sm:grid-cols-4">
          <span />
          <span className="col-span-2 sm:col-span-3">
            <AxisLabels axis={axis} print={figure.print} />
          </span>
        </div>
      </div>
    </Plot>
  );
}
