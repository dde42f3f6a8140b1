import { useState } from "react";
import type { Conversation } from "#core/conversation/conversation.ts";
import { findStop } from "#core/stage/find-stop.ts";
import { listStops } from "#core/stage/list-stops.ts";
import { stepStage, type StageStep } from "#core/stage/step-stage.ts";
import type { Stop } from "#core/stage/stop.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { variantChosen } from "#state/page-choices.ts";

/**
 * The stop of the stage and a function that takes a step; the step returns false at an end. The stage follows a run: a new
 * turn, or one more answer to the last turn, becomes the stop.
 */
export function useStageStop(
  conversation: Conversation | undefined,
  first: Partial<Stop>,
): { stop: Stop | undefined; step: (step: StageStep) => boolean } {
  const [wanted, setWanted] = useState(first);
  const leafId = useSettledValue(({ view }) => view.leafTurnId, null);
  const answers = useSettledValue(countLastAnswers, 0);
  const [seen, setSeen] = useState({ leafId, answers });
  if (seen.leafId !== leafId || seen.answers !== answers) {
    setSeen({ leafId, answers });
    if (seen.leafId !== leafId || answers > seen.answers)
      setWanted(({ variantId }) => (variantId === undefined ? {} : { variantId }));
  }
  const stop = conversation && findStop(conversation, wanted);
  const step = (direction: StageStep) => {
    const next = conversation && stop && stepStage(conversation, stop, direction);
    if (!next) return false;
    setWanted(next);
    variantChosen(next.variantId);
    return true;
  };
  return { stop, step };
}

/** The number of answers to the last turn. */
function countLastAnswers(conversation: Conversation): number {
  const { leafTurnId } = conversation.view;
  if (leafTurnId === null) return 0;
  return listStops(conversation, leafTurnId).filter(({ replyId }) => replyId !== undefined).length;
}
