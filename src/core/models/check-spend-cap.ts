/** The state of the spend cap, in US dollars. */
export type SpendCapState = {
  capUsd: number;
  /** The amount spent, as billed by services or else computed. */
  spentUsd: number;
  /** The most that running replies can still cost. */
  reservedUsd: number;
};

/**
 * A sentence that says why the cap forbids one more reply, or null where the reply may be sent. A reply may be sent
 * only if the cap holds even when this reply and all running replies cost the most they can.
 */
export function checkSpendCap(
  { capUsd, spentUsd, reservedUsd }: SpendCapState,
  maxUsd: number | undefined,
): string | null {
  if (maxUsd === undefined)
    return "The price of this model is unknown, so the spend cap cannot be guaranteed. Remove the cap to run it.";
  // Floating-point sums of small amounts differ in their last digits.
  if (spentUsd + reservedUsd + maxUsd <= capUsd + 1e-9) return null;
  return "This request could exceed the spend cap, so it was not sent. Raise the cap, or lower max_tokens.";
}
