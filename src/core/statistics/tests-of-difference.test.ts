import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustByHolm } from "./holm.ts";
import { computeMcNemar } from "./mcnemar.ts";
import { computePermutationTest } from "./permutation-test.ts";

test("McNemar's exact test gives the values published by Fagerland, Lydersen and Laake (2013)", () => {
  // Airway hyper-responsiveness before and after a transplantation, and complete response to two treatments.
  expect(computeMcNemar(7, 1)).toBeCloseTo(0.0703, 4);
  expect(computeMcNemar(6, 16)).toBeCloseTo(0.0525, 4);
});

test("McNemar's exact test agrees with Agresti's heart attacks and diabetes: 37 and 16 unlike pairs, p about 0.005", () => {
  expect(computeMcNemar(37, 16)).toBeCloseTo(0.0055, 4);
});

test("no unlike rows, or as many wins as losses, have a p of 1", () => {
  expect(computeMcNemar(0, 0)).toBe(1);
  expect(computeMcNemar(4, 4)).toBe(1);
});

/** Cross-fertilised maize plants higher than self-fertilised ones, in eighths of an inch: Darwin's, in Fisher (1935). */
const MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

test("the permutation test counts Fisher's 1,726 of 32,768 arrangements of Darwin's maize", () => {
  expect(computePermutationTest(MAIZE)).toBeCloseTo(1726 / 32_768, 12);
});

test("arrangements drawn by chance come near the counted ones, the same each time", () => {
  // No step is common to these, so they cannot be counted.
  const uneven = MAIZE.map((value) => value + value / 1e7);
  expect(Math.abs(computePermutationTest(uneven) - 1726 / 32_768)).toBeLessThan(0.005);
  expect(computePermutationTest(uneven)).toBe(computePermutationTest(uneven));
});

test("the permutation test of passes is McNemar's, whatever way it is counted", () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.nat(20), (wins, losses, ties) => {
      const differences = [
        ...Array.from({ length: wins }, () => 1),
        ...Array.from({ length: losses }, () => -1),
        ...Array.from({ length: ties }, () => 0),
      ];
      expect(computePermutationTest(differences)).toBeCloseTo(computeMcNemar(wins, losses), 9);
    }),
  );
});

test("counting by steps agrees with looking at each arrangement", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 15, maxLength: 16 }), (sixths) => {
      const differences = sixths.map((sixth) => sixth / 6);
      const unequal = sixths.filter((sixth) => sixth !== 0);
      const observed = Math.abs(sixths.reduce((sum, sixth) => sum + sixth, 0));
      let sums = [0];
      for (const sixth of unequal) sums = sums.flatMap((sum) => [sum + sixth, sum - sixth]);
      const share = sums.filter((sum) => Math.abs(sum) >= observed).length / sums.length;
      expect(computePermutationTest(differences)).toBeCloseTo(share, 9);
    }),
    { numRuns: 15 },
  );
});

test("Holm's method adjusts the example of its encyclopaedia articles, and R's p.adjust, in their order", () => {
  expect(adjustByHolm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(adjustByHolm([])).toEqual([]);
});

test("an adjusted p is never smaller than before, and never larger than by Bonferroni's method", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }), (values) => {
      for (const [index, adjusted] of adjustByHolm(values).entries()) {
        expect(adjusted).toBeGreaterThanOrEqual(values[index] ?? 1);
        expect(adjusted).toBeLessThanOrEqual(Math.min(1, (values[index] ?? 0) * values.length));
      }
    }),
  );
});
