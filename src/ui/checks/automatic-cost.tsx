import { formatUsd } from "#core/format.ts";
import { useAutomaticCost } from "#state/judging/use-automatic-cost.ts";

/** What judging the answers of a run costs beside them, where that is done by itself. */
export function AutomaticCost({ answerCount }: { answerCount: number }) {
  const usd = useAutomaticCost(answerCount);
  return usd === 0 ? null : ` + judging${typeof usd === "number" ? `, about ${formatUsd(usd)}` : ""}`;
}
