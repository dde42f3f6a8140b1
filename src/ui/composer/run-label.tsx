import { formatCostRange } from "#core/format.ts";
import { useEstimate } from "#state/replies/use-run-plan.ts";
import { useDebouncedText } from "./use-debounced-text.ts";

/** What the run button says: "Run", or how many replies it asks for and for about how much. */
export function RunLabel({ text }: { text: string }) {
  const { count = 1, isFree, costUsd } = useEstimate(useDebouncedText(text)) ?? {};
  if (count === 1) return "Run";
  return costUsd && !isFree ? `Run ${count} · about ${formatCostRange(costUsd)}` : `Run ${count}`;
}
