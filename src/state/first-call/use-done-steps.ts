import { useEffect, useMemo } from "react";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { countThings } from "#core/count-things.ts";
import { compareWithSample, findDoneSteps } from "#core/first-call/find-done-steps.ts";
import { FIRST_CALL_STEPS, type FirstCallStep } from "#core/first-call/first-call-step.ts";
import { SAMPLE_CALL } from "#core/first-call/sample-call.ts";
import { useAppServer } from "#state/connections/app-server.ts";
import { useKeyState } from "#state/connections/keys.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useDraftTexts } from "#state/document/drafts.ts";
import { useIsProgramCopied } from "#state/export/copied-programs.ts";
import { announce } from "#state/notices.ts";
import { sampleTaken, stepsDone, useFirstCallProgress } from "./first-call-progress.ts";

/** The steps of the first call that are or once were done. Those that are done now are kept, and announced. */
export function useDoneSteps(): readonly FirstCallStep[] {
  const { done: earlier, taken } = useFirstCallProgress();
  const hasServerKey = useAppServer()?.hasKey === true;
  const { hasKey: hasOwnKey, isLocked } = useKeyState(SAMPLE_CALL.connectionId);
  const hasKey = hasOwnKey || isLocked || hasServerKey;
  const conversation = useSettledConversation();
  const draft = useDraftTexts(({ typed }) => compareWithSample(typed.text));
  const isCodeCopied = useIsProgramCopied();
  const now = useMemo(
    () => findDoneSteps({ hasKey, conversation, draft, taken, isCodeCopied }),
    [hasKey, conversation, draft, taken, isCodeCopied],
  );
  useEffect(
    function keepDone() {
      const added = stepsDone(now);
      // A sample that was typed by hand is taken too.
      if (conversation && now.includes("sample") && conversation.id !== taken?.id)
        sampleTaken({ id: conversation.id, parameters: resolveFirstSettings(conversation).parameters });
      if (added.length > 0) announce(describeDone(added));
    },
    [now, conversation, taken],
  );
  return useMemo(() => FIRST_CALL_STEPS.filter((step) => earlier.includes(step) || now.includes(step)), [earlier, now]);
}

const resolveFirstSettings = (conversation: Conversation) =>
  resolveSettings(conversation, listColumns(conversation)[0]?.id ?? "");

const describeDone = (added: readonly FirstCallStep[]): string =>
  `${countThings(added.length, "step")} of the first call done: ${added.join(", ")}.`;
