import { useLayoutEffect } from "react";
import { draftGiven, getDraft, getGivenId } from "#state/document/drafts.ts";
import { composerMoved } from "#state/page-choices.ts";
import { Composer } from "#ui/composer/composer.tsx";

/** The composer on the stage. The page has one at a time, so that all that is shown of the next request stands in one place. */
export function StageComposer() {
  useLayoutEffect(() => {
    moveComposer(true);
    return () => moveComposer(false);
  }, []);
  return (
    <div className="stage-composer mx-auto w-full max-w-reading shrink-0">
      <Composer />
    </div>
  );
}

/** Gives the composer that is drawn in the new place what was typed in the one before. */
function moveComposer(isOnStage: boolean): void {
  draftGiven(getGivenId(), getDraft());
  composerMoved(isOnStage);
}
