/** The share of the normal distribution below a number, by the series around 0. */
export function computeNormalShare(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let sum = x;
  let term = x;
  for (let divisor = 3; Math.abs(term) > 1e-17 * Math.abs(sum) && divisor < 400; divisor += 2) {
    term *= (x * x) / divisor;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
