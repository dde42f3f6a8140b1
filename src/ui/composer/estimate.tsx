import { useDeferredValue } from "react";
import { formatCount, formatUsd } from "#core/format.ts";
import { useEstimate } from "#state/replies/use-estimate.ts";

/** About what a run will send and cost, before it runs. */
export function Estimate({ text }: { text: string }) {
  // Typing comes first: the estimate follows when there is time.
  const estimate = useEstimate(useDeferredValue(text));
  if (!estimate) return null;
  const { inputTokens, isFree, costUsd } = estimate;
  const price = isFree
    ? " · free"
    : costUsd
      ? ` · ${formatUsd(costUsd.leastUsd)} to ${formatUsd(costUsd.mostUsd)}`
      : "";
  return (
    <span
      title="An estimate: the least is the prompt alone, the most is an answer as long as max_tokens allows"
      className="text-right font-mono text-xs text-ink-3"
    >
      ≈ {formatCount(inputTokens)} tok in{price}
    </span>
  );
}
