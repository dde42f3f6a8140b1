import type { RefObject } from "react";
import { useEffect } from "react";
import type { Id } from "#core/vocabulary.ts";
import { useColumnIds } from "#state/document/documents.ts";
import { variantChosen } from "#state/page-choices.ts";
import { TRANSCRIPT_ID } from "./transcript-id.ts";

/** Lets a finger swipe from one column to the next over the scroller of an element, where columns are tabs. */
export function useSwipes(within: RefObject<HTMLElement | null>, hasTabs: boolean, chosenId: Id): void {
  const columnIds = useColumnIds();
  useEffect(() => {
    const scroller = within.current?.closest<HTMLElement>(`#${TRANSCRIPT_ID}`);
    if (!hasTabs || !scroller) return undefined;
    const ended = new AbortController();
    const find = (step: number) => columnIds[columnIds.indexOf(chosenId) + step];
    const choose = (step: number) => {
      const next = find(step);
      if (next !== undefined) variantChosen(next);
    };
    const follow = async () => {
      // Only phones with several columns need it.
      const { followSwipes } = await import("./follow-swipes.ts");
      if (ended.signal.aborted) return;
      followSwipes(scroller, { canStep: (step) => find(step) !== undefined, onStep: choose }, ended.signal);
    };
    void follow();
    return () => ended.abort();
  }, [within, hasTabs, chosenId, columnIds]);
}
