import { useEffect } from "react";
import { NOT_LOADED, showNotice } from "#state/notices.ts";
import { useHasAutomaticJudge } from "./use-has-automatic-judge.ts";

/** Follows the answers that arrive, from the first time that the open conversation has a judge that is asked by itself. */
export function useFollowedArrivals(): void {
  const isWanted = useHasAutomaticJudge();
  useEffect(
    function loadFollower() {
      if (!isWanted) return;
      import("./follow-arrivals.ts")
        .then(({ followArrivals }) => followArrivals())
        .catch(() => showNotice({ tone: "danger", text: NOT_LOADED }));
    },
    [isWanted],
  );
}
