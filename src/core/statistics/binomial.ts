/** Logarithms of factorials by number; grows as it is asked for. */
const logFactorials = [0];

function getLogFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next++)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[n] ?? Number.NaN;
}

/** The number of ways to choose `k` of `n` things. */
export function countChoices(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let choices = 1;
  for (let index = 1; index <= Math.min(k, n - k); index++) choices = (choices * (n - index + 1)) / index;
  return choices;
}

/** The probability of exactly `k` successes in `n` attempts that each succeed with probability `p`. */
export function computeBinomial(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  const logChoices = getLogFactorial(n) - getLogFactorial(k) - getLogFactorial(n - k);
  return Math.exp(logChoices + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** The probability of `k` successes or more. */
export function computeUpperTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  if (k <= n * p) return 1 - computeUpperTail(n - k + 1, n, 1 - p);
  let term = computeBinomial(k, n, p);
  let sum = term;
  for (let next = k + 1; next <= n && term > sum * 1e-16; next++) {
    term *= ((n - next + 1) / next) * (p / (1 - p));
    sum += term;
  }
  return Math.min(1, sum);
}
