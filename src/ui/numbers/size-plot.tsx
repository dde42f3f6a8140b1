import { useState } from "react";
import { createAxis, placeOnAxis } from "#core/numbers/axis.ts";
import type { FigureTable } from "#core/numbers/column-figures.ts";
import { describeScale, describeSizeVerdict } from "#core/numbers/describe-size-verdict.ts";
import { listSizeCurves, type SizeCurve, type SizePoint } from "#core/numbers/size-curves.ts";
import { formatCount, formatUsd } from "#core/format.ts";
import { Select } from "#ui/kit/select.tsx";
import { AxisLabels } from "./axis-labels.tsx";
import { describeInterval } from "./describe-interval.ts";
import { getHueTextClass } from "./hue-classes.ts";
import type { NumbersColumn } from "./numbers-column.ts";
import { PlotHeight } from "./plot-height.tsx";
import { Plot } from "./plot.tsx";
import type { Numbers } from "./compute-numbers.ts";
import { VerdictSentence } from "./verdict-sentence.tsx";
import { countUnits } from "#core/numbers/count-units.ts";

/** The margins that can be chosen, as shares. */
const MARGINS = [0.02, 0.05, 0.1] as const;

/** A score of the columns by the size of a picture, against input tokens and price, with what the rows say of each smaller size. */
export function SizePlots({ numbers, table }: { numbers: Numbers; table: FigureTable }) {
  const [margin, setMargin] = useState<(typeof MARGINS)[number]>(0.1);
  const { conversation, columns, counted, tables } = numbers;
  const find = (id: string) => tables.find(({ figure }) => figure.id === id);
  const curves = listSizeCurves(
    conversation,
    { score: table, tokens: find("input-tokens"), cost: find("cost") },
    margin,
  );
  if (curves.length === 0) return null;
  return (
    <section aria-label="Picture sizes" className="grid gap-4">
      <Select
        label="As good means at most"
        options={MARGINS.map((value) => ({ value, label: `${value * 100} points worse` }))}
        value={margin}
        onChange={setMargin}
      />
      {curves.map((curve) => (
        <div key={curve.key} className="grid gap-3">
          <Verdicts curve={curve} columns={columns} units={counted.units} />
          <SizePlot curve={curve} table={table} columns={columns} units={counted.units} />
        </div>
      ))}
    </section>
  );
}

type CurveProps = { curve: SizeCurve; columns: readonly NumbersColumn[]; units: "rows" | "turns" };

function Verdicts({ curve: { name, points, verdicts }, columns, units }: CurveProps) {
  const [full] = points;
  return (
    <ul aria-label={`Sizes of ${name}`} className="grid gap-1.5">
      {verdicts.map((verdict) => {
        const column = columns.find(({ columnId }) => columnId === verdict.columnId);
        return (
          full &&
          column && (
            <li key={verdict.columnId}>
              <VerdictSentence text={describeSizeVerdict(verdict, full, units)} column={column} />
            </li>
          )
        );
      })}
    </ul>
  );
}

function SizePlot({ curve: { name, points }, table: { figure }, columns, units }: CurveProps & { table: FigureTable }) {
  const hasTokens = points.every(({ tokens }) => tokens !== undefined);
  const readX = ({ tokens, usd }: SizePoint) => (hasTokens ? tokens : usd) ?? 0;
  const xAxis = createAxis([0, ...points.map(readX)]);
  const yAxis = createAxis([0, 1]);
  const placeY = (value: number) => 100 - placeOnAxis(yAxis, value);
  const line = points.map((point) => `${placeOnAxis(xAxis, readX(point))},${placeY(point.score.value)}`).join(" ");
  const counts = points.map(({ score }) => score.count);
  const interval = figure.isEither ? "share with its Wilson interval" : "mean with its interval by Student’s t";
  return (
    <Plot
      title={`${figure.name} by picture size: ${name}`}
      method={`Upwards the ${interval}, 95 %, of ${countUnits(Math.min(...counts), units)}; rightwards ${hasTokens ? "input tokens" : "the price"} of an answer. Each smaller size is compared with the largest over the same ${units}: it is as good where the 95 % interval of the paired differences, with one ${units.slice(0, -1)} lost and one won added, ends above the margin, and a loss as large as the margin would hardly go unseen.`}
      heads={["Size", figure.name, "Input tokens", "Price of an answer"]}
      listRows={() =>
        points.map(({ scale, score, tokens, usd }) => [
          describeScale(scale),
          describeInterval(score, figure.print),
          tokens === undefined ? "not counted" : formatCount(Math.round(tokens)),
          usd === undefined ? "not known" : formatUsd(usd),
        ])
      }
    >
      <PlotHeight axis={yAxis} print={figure.print}>
        <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" className="text-line-strong">
          <polyline
            points={line}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {points.map((point) => {
          const { columnId, scale, score, usd } = point;
          const column = columns.find((each) => each.columnId === columnId);
          const x = placeOnAxis(xAxis, readX(point));
          const isLate = x > 75;
          return (
            <g key={columnId} className={getHueTextClass(column?.columnIndex ?? 0)} stroke="currentColor">
              {Number.isFinite(score.low) && (
                <line
                  x1={`${x}%`}
                  x2={`${x}%`}
                  y1={`${placeY(score.low)}%`}
                  y2={`${placeY(score.high)}%`}
                  strokeWidth="3"
                  strokeOpacity="0.4"
                />
              )}
              <circle cx={`${x}%`} cy={`${placeY(score.value)}%`} r="4" fill="currentColor" />
              <text
                x={`${x}%`}
                y={`${placeY(score.value)}%`}
                dx={isLate ? -10 : 10}
                dy="16"
                textAnchor={isLate ? "end" : "start"}
                stroke="none"
                fill="currentColor"
                className="font-mono text-xs font-semibold"
              >
                {column?.letter} {describeScale(scale)}
                {usd !== undefined && usd > 0 && (
                  <tspan className="font-normal max-sm:hidden"> · {formatUsd(usd)}</tspan>
                )}
              </text>
            </g>
          );
        })}
      </PlotHeight>
      <div className="ps-16">
        <AxisLabels axis={xAxis} print={hasTokens ? (value) => `${formatCount(value)} tok` : formatUsd} />
      </div>
    </Plot>
  );
}
