import { pairAnswers, pairExpected, tabulateLabels } from "#core/numbers/label-confusion.ts";
import { nameCheck } from "#core/checks/name-check.ts";
import { useAllResults, useChecks } from "#state/checks/check-results.ts";
import { ConfusionPlot } from "./confusion-plot.tsx";
import type { Numbers } from "./compute-numbers.ts";
import { countUnits } from "#core/numbers/count-units.ts";

/** The labels of each column beside the right ones where a check knows them, else beside those of the baseline. */
export function Confusions({ numbers: { conversation, counted, columns } }: { numbers: Numbers }) {
  const check = useChecks().find(({ kind }) => kind === "label");
  const results = useAllResults();
  const baseline = columns.find(({ isBaseline }) => isBaseline);
  const baselineAnswers = counted.columns.find(({ columnId }) => columnId === baseline?.columnId);
  return columns.map((column) => {
    const answers = counted.columns.find(({ columnId }) => columnId === column.columnId);
    if (!answers) return null;
    if (check) {
      const confusion = tabulateLabels(pairExpected(check, answers, conversation.rows, results));
      return (
        confusion && (
          <ConfusionPlot
            key={column.columnId}
            title={`Labels of ${column.letter}: ${nameCheck(check)}`}
            confusion={confusion}
            down="right"
            across={column.letter}
            counted={`The first answers to ${countUnits(confusion.pairCount, counted.units)}`}
          />
        )
      );
    }
    const confusion = baselineAnswers && column !== baseline && tabulateLabels(pairAnswers(baselineAnswers, answers));
    return (
      confusion && (
        <ConfusionPlot
          key={column.columnId}
          title={`Answers of ${baseline?.letter} and ${column.letter}`}
          confusion={confusion}
          down={baseline?.letter ?? ""}
          across={column.letter}
          counted={`The first answers to ${countUnits(confusion.pairCount, counted.units)}`}
        />
      )
    );
  });
}
