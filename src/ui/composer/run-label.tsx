import { formatCostRange } from "#core/format.ts";
import { useEstimate } from "#state/replies/use-run-plan.ts";
import { useDebouncedText } from "./use-debounced-text.ts";

/** The label of the run button: "Run", or the number of replies and their estimated cost. */
export function RunLabel({ text }: { text: string }) {
  const { count = 1, isFree, costUsd } = useEstimate(useDebouncedText(text)) ?? {};
  if (count === 1) return "Run";
  return costUsd && !isFree ? `Run ${count} · about ${formatCostRange(costUsd)}` : `Run ${count}`;
}
