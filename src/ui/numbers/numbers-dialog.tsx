import { useState } from "react";
import { parseSizeId } from "#core/conversation/image-scales.ts";
import type { FigureTable } from "#core/numbers/column-figures.ts";
import type { CountedAnswers } from "#core/numbers/counted-answers.ts";
import type { Figure } from "#core/numbers/figures.ts";
import { computeUnitUsd } from "#core/numbers/unit-cost.ts";
import { listSweptCurves } from "#core/numbers/swept-points.ts";
import { layerClosed } from "#state/layers.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { Select } from "#ui/kit/select.tsx";
import { Confusions } from "./confusions.tsx";
import { CurvePlot } from "./curve-plot.tsx";
import { HeatMap } from "./heat-map.tsx";
import { HistogramPlot } from "./histogram-plot.tsx";
import { IntervalPlot } from "./interval-plot.tsx";
import { JudgingCost } from "./judging-cost.tsx";
import { SampleChips } from "./sample-chips.tsx";
import { JudgeAgreements } from "./judge-agreements.tsx";
import { SizePlots } from "./size-plot.tsx";
import { ScatterPlot } from "./scatter-plot.tsx";
import type { Numbers } from "./compute-numbers.ts";
import { useNumbers } from "./use-numbers.ts";
import { VerdictList } from "./verdict-list.tsx";

/** A dialog with the figures of the columns' answers: one figure at a time, with its intervals, verdicts and plots. */
export function NumbersDialog() {
  const numbers = useNumbers();
  const [figureId, setFigureId] = useState<Figure["id"]>();
  const table = numbers?.tables.find(({ figure }) => figure.id === figureId) ?? numbers?.tables[0];
  return (
    <Dialog title="Numbers" position="wide" onClose={layerClosed}>
      {numbers && table ? (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2.5 text-sm">
            <Select
              label="Figure"
              options={numbers.tables.map(({ figure }) => ({ value: figure.id, label: figure.name }))}
              value={table.figure.id}
              onChange={setFigureId}
            />
            <p className="text-ink-3">{describeCounted(numbers.counted)}</p>
            <JudgingCost conversation={numbers.conversation} />
          </div>
          <div tabIndex={0} role="region" aria-label="Plots" className="min-h-0 overflow-y-auto p-4">
            <Plots numbers={numbers} table={table} />
          </div>
        </>
      ) : (
        <p className="p-4">{numbers ? "No complete answer yet: run the columns first." : "Counting the answers …"}</p>
      )}
    </Dialog>
  );
}

function Plots({ numbers, table }: { numbers: Numbers; table: FigureTable }) {
  const { conversation, counted, columns, tables } = numbers;
  const { units } = counted;
  const cost = tables.find(({ figure }) => figure.id === "cost");
  return (
    <div className="grid w-240 max-w-full gap-8">
      {counted.questions.length > 1 ? (
        <VerdictList table={table} columns={columns} units={units} unitUsd={computeUnitUsd(cost)} />
      ) : (
        columns.length > 1 && (
          <p className="text-ink-2">One prompt cannot tell which column is better: ask more of them.</p>
        )
      )}
      {table.figure.id === "passes" && <SampleChips table={table} columns={columns} />}
      <IntervalPlot table={table} columns={columns} units={units} />
      {table.figure.isShare && <SizePlots numbers={numbers} table={table} />}
      {listSweptCurves(conversation, table.columns)
        .filter(({ path }) => !table.figure.isShare || parseSizeId(path) === undefined)
        .map((curve) => (
          <CurvePlot key={curve.path} curve={curve} table={table} units={units} />
        ))}
      {cost && cost !== table && <ScatterPlot cost={cost} table={table} columns={columns} units={units} />}
      {!table.figure.isEither && <HistogramPlot table={table} columns={columns} />}
      {counted.questions.length > 1 && (
        <HeatMap table={table} questions={counted.questions} columns={columns} units={units} />
      )}
      <Confusions numbers={numbers} />
      <JudgeAgreements />
    </div>
  );
}

function describeCounted({ columns, otherSettings, otherValues, incomplete }: CountedAnswers): string {
  const count = columns.flatMap(({ answers }) => [...answers.values()].flat()).length;
  const out = [
    otherSettings > 0 && `${otherSettings} with other settings left out`,
    otherValues > 0 && `${otherValues} to earlier values of their rows left out`,
    incomplete > 0 && `${incomplete} incomplete left out`,
  ].filter(Boolean);
  return [`${count} ${count === 1 ? "answer" : "answers"} of the present settings`, ...out].join(" · ");
}
