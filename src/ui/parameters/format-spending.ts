import { formatCount, formatUsd } from "#core/format.ts";
import type { Spending } from "#core/conversation/reply-cost.ts";

/** An amount spent, in a word or two: "$0.034", "≈ $0.034", "at least $0.034" or "unknown". */
export function formatSpendingTotal({ billedUsd, estimatedUsd, isLeast, unknown }: Spending): string {
  const isEstimate = estimatedUsd > 0;
  const isMore = isLeast || unknown > 0;
  if (billedUsd + estimatedUsd === 0 && isMore) return "unknown";
  return `${isMore ? "at least " : isEstimate ? "≈ " : ""}${formatUsd(billedUsd + estimatedUsd)}`;
}

/** An amount spent by its sources: "$0.034 billed + $0.01 estimated + 1 answer without a known price". */
export function formatSpendingDetails({ billedUsd, estimatedUsd, isLeast, unknown }: Spending): string {
  const amounts: string[] = [];
  if (billedUsd > 0) amounts.push(`${formatUsd(billedUsd)} billed`);
  if (estimatedUsd > 0) amounts.push(`${isLeast ? "at least " : ""}${formatUsd(estimatedUsd)} estimated`);
  if (unknown > 0)
    amounts.push(`${unknown === 1 ? "1 answer" : `${formatCount(unknown)} answers`} without a known price`);
  return amounts.length === 0 ? "$0" : amounts.join(" + ");
}
