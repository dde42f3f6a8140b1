import { createSeededRandom } from "#core/create-seeded-random.ts";
import { findSteps } from "./find-steps.ts";

/** Up to this many unequal rows, every arrangement of signs is looked at. */
const MAX_ENUMERATED = 14;
/** The number of drawn arrangements where there are too many to look at, and of signs in all of them. */
const MAX_DRAWS = 20_000;
const MIN_DRAWS = 2_000;
const MAX_SIGNS = 4_000_000;
const SEED = 1;

/**
 * The two-sided p of a paired permutation test: how often the sum of the rows' differences would be at least so far from
 * 0 if the sign of each were chance. Counted exactly for shares of few samples, whose differences are multiples of one
 * step, and for few rows; otherwise from arrangements drawn with a fixed seed, the observed one among them.
 */
export function computePermutationTest(differences: readonly number[]): number {
  const unequal = differences.filter((difference) => difference !== 0).map(Math.abs);
  if (unequal.length === 0) return 1;
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0));
  const steps = findSteps(unequal);
  if (steps) return countSteps(steps.counts, observed * steps.perUnit);
  return unequal.length <= MAX_ENUMERATED ? enumerate(unequal, observed) : draw(unequal, observed);
}

/** Sums of the same rows in another order differ in their last digits. */
const isAsFar = (sum: number, observed: number): boolean => Math.abs(sum) >= observed - 1e-9 * (1 + observed);

function enumerate(sizes: readonly number[], observed: number): number {
  let sums = [0];
  for (const size of sizes) sums = sums.flatMap((sum) => [sum + size, sum - size]);
  return sums.filter((sum) => isAsFar(sum, observed)).length / sums.length;
}

/** The share of sign arrangements at least as far, from the distribution of the sum of the positive ones. */
function countSteps(sizes: readonly number[], observed: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares = new Float64Array(total + 1);
  shares[0] = 1;
  let reached = 0;
  for (const size of sizes) {
    reached += size;
    for (let sum = reached; sum >= 0; sum--)
      shares[sum] = ((shares[sum] ?? 0) + (sum >= size ? (shares[sum - size] ?? 0) : 0)) / 2;
  }
  let share = 0;
  for (const [positive, probability] of shares.entries())
    if (isAsFar(2 * positive - total, observed)) share += probability;
  return Math.min(1, share);
}

function draw(values: readonly number[], observed: number): number {
  const sizes = Float64Array.from(values);
  const random = createSeededRandom(SEED);
  const draws = Math.max(MIN_DRAWS, Math.min(MAX_DRAWS, Math.round(MAX_SIGNS / sizes.length)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let asFarCount = 1;
  for (let drawn = 0; drawn < draws; drawn++) {
    let positive = 0;
    let signs = 0;
    for (let index = 0; index < sizes.length; index++) {
      // One number of 32 bits is as many signs.
      signs = index % 32 === 0 ? Math.floor(random() * 2 ** 32) : signs >>> 1;
      positive += (signs & 1) * (sizes[index] ?? 0);
    }
    if (isAsFar(2 * positive - total, observed)) asFarCount++;
  }
  return asFarCount / (draws + 1);
}
