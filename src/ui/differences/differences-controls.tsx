import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { DifferencesButton } from "./differences-button.tsx";
import { useIsAnswerView } from "#state/differences/answer-view.ts";

/** In the bar of columns: the button that shows differences and, while they are shown, the way to their table. */
export function DifferencesControls() {
  const areShown = useIsAnswerView("differences");
  return (
    <>
      {areShown && (
        <Button look="ghost" className="text-xs" onClick={() => layerOpened({ kind: "differences" })}>
          Table of differences
        </Button>
      )}
      <DifferencesButton />
    </>
  );
}
