import { countChoices } from "./binomial.ts";

/**
 * The chance that at least one of `k` samples passes, estimated without bias from `passed` of `count` samples: the share
 * of choices of `k` of them with a pass among them. Undefined for fewer than `k` samples.
 */
export function computePassAtK(passed: number, count: number, k: number): number | undefined {
  return count < k ? undefined : 1 - countChoices(count - passed, k) / countChoices(count, k);
}

/** The chance that all of `k` samples pass (pass^k), estimated in the same way. */
export function computePassAllOfK(passed: number, count: number, k: number): number | undefined {
  return count < k ? undefined : countChoices(passed, k) / countChoices(count, k);
}
