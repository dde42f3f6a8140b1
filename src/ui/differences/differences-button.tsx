import { answerViewChosen, useIsAnswerView } from "#state/differences/answer-view.ts";
import { useCanCompare } from "#state/differences/use-can-compare.ts";
import { Button } from "#ui/kit/button.tsx";

/** A button that shows the differences from the baseline in place of answers, or the answers again. */
export function DifferencesButton() {
  const areShown = useIsAnswerView("differences");
  const canCompare = useCanCompare();
  return (
    <Button
      look="ghost"
      aria-pressed={areShown}
      className="text-xs aria-pressed:bg-accent-soft aria-pressed:text-accent"
      offReason={canCompare || areShown ? undefined : "Two answers to one turn must have ended"}
      onClick={() => answerViewChosen(areShown ? "answers" : "differences")}
    >
      Differences
    </Button>
  );
}
