/** The amounts as whole percents, in the same order. They sum to exactly 100, or to 0 where all amounts are 0. */
export function computePercents(amounts: readonly number[]): number[] {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (sum === 0) return amounts.map(() => 0);
  const exact = amounts.map((amount) => (amount / sum) * 100);
  const percents = exact.map(Math.floor);
  const missing = 100 - percents.reduce((total, percent) => total + percent, 0);
  // The points that rounding down leaves over go to the largest remainders.
  const largestRemainders = exact.map((share, at) => ({ at, lost: share % 1 })).toSorted((a, b) => b.lost - a.lost);
  for (const { at } of largestRemainders.slice(0, missing)) percents[at] = (percents[at] ?? 0) + 1;
  return percents;
}
