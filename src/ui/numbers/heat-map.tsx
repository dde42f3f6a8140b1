import type { FigureTable } from "#core/numbers/column-figures.ts";
import type { Question } from "#core/numbers/counted-answers.ts";
import { computeMean } from "#core/statistics/compute-mean.ts";
import { nameColumn } from "./column-name.tsx";
import type { NumbersColumn } from "./numbers-column.ts";
import { Plot } from "./plot.tsx";
import { countUnits } from "#core/numbers/count-units.ts";

/** A figure by question and column: the stronger the colour, the larger. */
export function HeatMap({
  table: { figure, columns: values },
  questions,
  columns,
  units,
}: {
  table: FigureTable;
  questions: readonly Question[];
  columns: readonly NumbersColumn[];
  units: string;
}) {
  const means = columns.map(({ columnId }) => {
    const rows = values.find((column) => column.columnId === columnId)?.rows;
    return questions.map(({ id }) => {
      const samples = rows?.get(id);
      return samples && computeMean(samples);
    });
  });
  const all = means.flat().filter((mean) => mean !== undefined);
  const [least, most] = figure.isShare ? [0, 1] : [Math.min(...all), Math.max(...all)];
  const shade = (mean: number) => (most === least ? 0.5 : 0.08 + (0.92 * (mean - least)) / (most - least));
  const heightPx = Math.max(2, Math.min(14, Math.floor(320 / questions.length)));
  return (
    <Plot
      title={`${figure.name} by ${units}`}
      method={`A line for each of ${countUnits(questions.length, units)}, a field for each column: from ${figure.print(least)}, pale, to ${figure.print(most)}, strong. Samples are averaged.`}
      heads={["", ...columns.map(nameColumn)]}
      listRows={() =>
        questions.map(({ label }, index) => [
          label,
          ...means.map((column) => {
            const mean = column[index];
            return mean === undefined ? "no answer" : figure.print(mean);
          }),
        ])
      }
    >
      <svg width="100%" height={questions.length * heightPx + 16} className="max-w-dialog text-accent">
        {columns.map(({ columnId, letter }, columnIndex) => (
          <g key={columnId}>
            <text
              x={`${((columnIndex + 0.5) * 100) / columns.length}%`}
              y="11"
              textAnchor="middle"
              className="fill-ink-2 font-mono text-xs"
            >
              {letter}
            </text>
            {means[columnIndex]?.map((mean, index) => (
              <rect
                key={questions[index]?.id}
                x={`${(columnIndex * 100) / columns.length + 0.25}%`}
                width={`${100 / columns.length - 0.5}%`}
                y={16 + index * heightPx}
                height={heightPx > 4 ? heightPx - 1 : heightPx}
                fill={mean === undefined ? "none" : "currentColor"}
                fillOpacity={mean === undefined ? 0 : shade(mean)}
                className="stroke-line"
                strokeWidth={mean === undefined ? 1 : 0}
              />
            ))}
          </g>
        ))}
      </svg>
    </Plot>
  );
}
