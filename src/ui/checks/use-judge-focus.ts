import { useEffect } from "react";
import type { Id } from "#core/vocabulary.ts";

/** The element id of the button that asks a check's judge. */
export const getJudgeButtonId = (checkId: Id): string => `judge-${checkId}`;

/** Puts the focus on the button that asks a judge, each time that its check was saved. */
export function useJudgeFocus(saved: { id: Id } | undefined): void {
  useEffect(
    function focusJudge() {
      if (saved) document.getElementById(getJudgeButtonId(saved.id))?.focus();
    },
    [saved],
  );
}
