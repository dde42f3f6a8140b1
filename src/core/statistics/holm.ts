/**
 * The p of several comparisons adjusted by Holm's method, in the given order: those at most 0.05 raise together at most 5 %
 * false alarms.
 */
export function adjustByHolm(values: readonly number[]): number[] {
  const order = [...values.keys()].toSorted((a, b) => (values[a] ?? 1) - (values[b] ?? 1));
  const adjusted = values.map(() => 1);
  let largest = 0;
  for (const [rank, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (values[index] ?? 1) * (values.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}
