import { createAxis, placeOnAxis } from "#core/numbers/axis.ts";
import type { FigureTable } from "#core/numbers/column-figures.ts";
import { AxisLabels } from "./axis-labels.tsx";
import { nameColumn } from "./column-name.tsx";
import { describeInterval } from "./describe-interval.ts";
import { getHueTextClass } from "./hue-classes.ts";
import type { NumbersColumn } from "./numbers-column.ts";
import { PlotHeight } from "./plot-height.tsx";
import { Plot } from "./plot.tsx";

/** The cost of an answer against another figure, a point for each column with both intervals. */
export function ScatterPlot({
  cost,
  table,
  columns,
  units,
}: {
  cost: FigureTable;
  table: FigureTable;
  columns: readonly NumbersColumn[];
  units: string;
}) {
  const points = columns.flatMap((column) => {
    const x = cost.columns.find(({ columnId }) => columnId === column.columnId)?.interval;
    const y = table.columns.find(({ columnId }) => columnId === column.columnId)?.interval;
    return x && y ? [{ column, x, y }] : [];
  });
  if (points.length < 2) return null;
  const xAxis = createAxis([0, ...points.flatMap(({ x }) => [x.value, x.high])]);
  const yAxis = table.figure.isShare
    ? createAxis([0, 1])
    : createAxis([0, ...points.flatMap(({ y }) => [y.value, y.high])]);
  const placeY = (value: number) => `${100 - placeOnAxis(yAxis, value)}%`;
  return (
    <Plot
      title={`Cost against ${table.figure.name.toLowerCase()}`}
      method={`A point for each column: the mean cost of an answer, rightwards, and ${table.figure.name.toLowerCase()}, upwards, both with 95 % intervals over ${table.counted === "answers" ? "answers" : units}.`}
      heads={["Column", "Cost", table.figure.name]}
      listRows={() =>
        points.map(({ column, x, y }) => [
          nameColumn(column),
          describeInterval(x, cost.figure.print),
          describeInterval(y, table.figure.print),
        ])
      }
    >
      <PlotHeight axis={yAxis} print={table.figure.print}>
        {points.map(({ column, x, y }) => (
          <g key={column.columnId} className={getHueTextClass(column.columnIndex)} stroke="currentColor">
            {Number.isFinite(x.low) && (
              <line
                x1={`${placeOnAxis(xAxis, x.low)}%`}
                x2={`${placeOnAxis(xAxis, x.high)}%`}
                y1={placeY(y.value)}
                y2={placeY(y.value)}
                strokeOpacity="0.5"
              />
            )}
            {Number.isFinite(y.low) && (
              <line
                x1={`${placeOnAxis(xAxis, x.value)}%`}
                x2={`${placeOnAxis(xAxis, x.value)}%`}
                y1={placeY(y.low)}
                y2={placeY(y.high)}
                strokeOpacity="0.5"
              />
            )}
            <circle cx={`${placeOnAxis(xAxis, x.value)}%`} cy={placeY(y.value)} r="4" fill="currentColor" />
            <text
              x={`${placeOnAxis(xAxis, x.value)}%`}
              y={placeY(y.value)}
              dx={placeOnAxis(xAxis, x.value) > 90 ? -8 : 8}
              dy="-6"
              textAnchor={placeOnAxis(xAxis, x.value) > 90 ? "end" : "start"}
              stroke="none"
              fill="currentColor"
              className="font-mono text-xs font-semibold"
            >
              {column.letter}
            </text>
          </g>
        ))}
      </PlotHeight>
      <div className="ps-16">
        <AxisLabels axis={xAxis} print={cost.figure.print} />
      </div>
    </Plot>
  );
}
