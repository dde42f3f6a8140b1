import { formatCostRange, formatCount } from "#core/format.ts";
import type { DraftTexts } from "#state/document/drafts.ts";
import { useEstimate } from "#state/replies/use-run-plan.ts";

/** The label of the run button: "Run", or the number of replies and their estimated cost. */
export function RunLabel({ texts }: { texts: DraftTexts }) {
  const { count = 1, isRepeated = false, isFree, costUsd } = useEstimate(texts) ?? {};
  const label = ["Run", ...(count === 1 ? [] : [formatCount(count)]), ...(isRepeated ? ["again"] : [])].join(" ");
  return count > 1 && costUsd && !isFree ? `${label} · ${formatCostRange(costUsd)}` : label;
}
