import { computeIncompleteBeta } from "./incomplete-beta.ts";

/** The share of Student's distribution with `freedom` degrees of freedom that lies further from 0 than `t`, at both sides. */
function computeTailShare(t: number, freedom: number): number {
  return computeIncompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** The quantile of Student's distribution that leaves `alpha` in both tails together, found by halving. */
export function computeStudentQuantile(alpha: number, freedom: number): number {
  let low = 0;
  let high = 2;
  while (computeTailShare(high, freedom) > alpha && high < 1e12) high *= 2;
  for (let step = 0; step < 100 && high - low > 1e-12 * high; step++) {
    const middle = (low + high) / 2;
    if (computeTailShare(middle, freedom) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
