import fc from "fast-check";
import { expect, test } from "vitest";
import { computeMeanInterval } from "./mean-interval.ts";
import { computeNormalShare } from "./normal-share.ts";
import { computeStudentQuantile } from "./student-quantile.ts";
import { computeWilsonInterval } from "./wilson-interval.ts";

const NONE = { value: Number.NaN, low: Number.NaN, high: Number.NaN };

test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("Wilson's interval of %i of %i is that of Newcombe (1998), table I, method 3", (successes, count, low, high) => {
  const interval = computeWilsonInterval(successes, count);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test("Wilson's interval lies between 0 and 1, holds the share and is mirrored for failures", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (successes, failures) => {
      const { value, low, high } = computeWilsonInterval(successes, successes + failures) ?? NONE;
      const mirrored = computeWilsonInterval(failures, successes + failures) ?? NONE;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(high).toBeLessThanOrEqual(1);
      expect(1 - mirrored.high).toBeCloseTo(low, 12);
    }),
  );
});

test.each([
  [1, 0.05, 12.706],
  [2, 0.1, 2.92],
  [5, 0.01, 4.032],
  [10, 0.05, 2.228],
  [30, 0.05, 2.042],
  [120, 0.05, 1.98],
  [10_000, 0.05, 1.96],
])(
  "Student's quantile for %i degrees of freedom is that of the tables of Fisher and Yates",
  (freedom, alpha, quantile) => {
    expect(computeStudentQuantile(alpha, freedom)).toBeCloseTo(quantile, 3);
  },
);

test("the share of the normal distribution is that of its tables", () => {
  expect(computeNormalShare(0)).toBe(0.5);
  expect(computeNormalShare(1)).toBeCloseTo(0.841345, 6);
  expect(computeNormalShare(-1.959964)).toBeCloseTo(0.025, 6);
  expect(computeNormalShare(-5)).toBeCloseTo(2.8665e-7, 10);
});

/** Hours of sleep gained with one drug more than with the other, of ten patients: Student (1908). */
const SLEEP = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];

test("the interval of a mean is that of Student's sleep data", () => {
  const interval = computeMeanInterval(SLEEP);
  expect(interval?.value).toBeCloseTo(1.58, 10);
  expect(interval?.low).toBeCloseTo(0.7, 2);
  expect(interval?.high).toBeCloseTo(2.46, 2);
});

test("the mean of one number has no bounds, and nothing has no mean", () => {
  expect(computeMeanInterval([3])).toEqual({ value: 3, low: -Infinity, high: Infinity, count: 1 });
  expect(computeMeanInterval([])).toBeUndefined();
  expect(computeWilsonInterval(0, 0)).toBeUndefined();
});
