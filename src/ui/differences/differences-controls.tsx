import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { DifferencesButton } from "./differences-button.tsx";
import { useIsAnswerView } from "#state/differences/answer-view.ts";

/** The ways from the bar of columns to the numbers and to the differences of answers and, while these are shown, to their table. */
export function DifferencesControls() {
  const areShown = useIsAnswerView("differences");
  return (
    <>
      {areShown && (
        <Button look="ghost" className="text-xs" onClick={() => layerOpened({ kind: "differences" })}>
          Table of differences
        </Button>
      )}
      <Button
        look="ghost"
        className="text-xs"
        title="Times, costs and lengths of the answers, with their intervals and plots"
        onClick={() => layerOpened({ kind: "numbers" })}
      >
        Numbers
      </Button>
      <DifferencesButton />
    </>
  );
}
