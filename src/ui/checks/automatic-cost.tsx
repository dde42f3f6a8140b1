import { useEffect } from "react";
import { formatUsd } from "#core/format.ts";
import { followArrivals } from "#state/judging/follow-arrivals.ts";
import { useAutomaticCost } from "#state/judging/use-automatic-cost.ts";

/** The cost of judging the answers of a run, beside theirs, where that is done by itself: from when this is first shown. */
export function AutomaticCost({ answerCount }: { answerCount: number }) {
  const usd = useAutomaticCost(answerCount);
  useEffect(function startFollowing() {
    followArrivals();
  }, []);
  return usd === 0 ? null : ` + judging${typeof usd === "number" ? `, about ${formatUsd(usd)}` : ""}`;
}
