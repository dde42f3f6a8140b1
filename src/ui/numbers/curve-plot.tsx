import { formatShortNumber } from "#core/format.ts";
import { createAxis, placeOnAxis } from "#core/numbers/axis.ts";
import type { FigureTable } from "#core/numbers/column-figures.ts";
import type { SweptCurve } from "#core/numbers/swept-points.ts";
import { AxisLabels } from "./axis-labels.tsx";
import { describeInterval, describeMethod } from "./describe-interval.ts";
import { PlotHeight } from "./plot-height.tsx";
import { Plot } from "./plot.tsx";

/** A figure by the value of a swept field: a line through the means, in the band of their intervals. */
export function CurvePlot({ curve, table, units }: { curve: SweptCurve; table: FigureTable; units: string }) {
  const { figure } = table;
  const { points, name } = curve;
  const xAxis = createAxis(points.map(({ x }) => x));
  const yAxis = figure.isShare
    ? createAxis([0, 1])
    : createAxis([0, ...points.flatMap(({ interval }) => [interval.value, interval.high])]);
  const placeY = (value: number) => 100 - placeOnAxis(yAxis, value);
  const isLine = new Set(points.map(({ x }) => x)).size === points.length;
  const drawLine = (read: (point: SweptCurve["points"][number]) => number) =>
    points.map((point) => `${placeOnAxis(xAxis, point.x)},${placeY(read(point))}`);
  const hasBand = points.every(({ interval }) => Number.isFinite(interval.low));
  return (
    <Plot
      title={`${figure.name} by ${name}`}
      method={describeMethod(table, units)}
      heads={[name, figure.name]}
      listRows={() => points.map(({ x, interval }) => [formatShortNumber(x), describeInterval(interval, figure.print)])}
    >
      <PlotHeight axis={yAxis} print={figure.print}>
        {isLine && (
          <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" className="text-accent">
            {hasBand && (
              <polygon
                points={[
                  ...drawLine(({ interval }) => interval.low),
                  ...drawLine(({ interval }) => interval.high).toReversed(),
                ].join(" ")}
                fill="currentColor"
                fillOpacity="0.15"
              />
            )}
            <polyline
              points={drawLine(({ interval }) => interval.value).join(" ")}
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        )}
        {points.map(({ x, interval }, index) => (
          <circle
            key={index}
            cx={`${placeOnAxis(xAxis, x)}%`}
            cy={`${placeY(interval.value)}%`}
            r="3.5"
            className="fill-accent"
          />
        ))}
      </PlotHeight>
      <div className="ps-16">
        <AxisLabels axis={xAxis} print={formatShortNumber} />
      </div>
    </Plot>
  );
}
