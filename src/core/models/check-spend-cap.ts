/** What a cap on spending goes by, all in dollars. */
export type SpendCapState = {
  capUsd: number;
  /** What was spent, billed and computed. */
  spentUsd: number;
  /** The most that replies under way can still cost. */
  reservedUsd: number;
};

/**
 * Why one more reply may not be asked for under a cap, as a sentence; null where it may. A reply is let through only if
 * the cap holds even when it, and all that are under way, cost the most they can.
 */
export function checkSpendCap(
  { capUsd, spentUsd, reservedUsd }: SpendCapState,
  maxUsd: number | undefined,
): string | null {
  if (maxUsd === undefined)
    return "The price of this model is not known, so the spend cap could not be kept. Remove the cap to run it.";
  // Sums of small amounts differ in their last digits.
  if (spentUsd + reservedUsd + maxUsd <= capUsd + 1e-9) return null;
  return "The spend cap could be passed by this reply, so it was not asked for. Raise the cap, or lower max_tokens.";
}
