import fc from "fast-check";
import { expect, test } from "vitest";
import { computePercents } from "./compute-percents.ts";

test.each([
  [
    [1, 3],
    [25, 75],
  ],
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  [
    [995, 5],
    [100, 0],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [[], []],
])("the percents of %j are %j", (amounts, percents) => {
  expect(computePercents(amounts)).toEqual(percents);
});

test("percents sum to exactly 100 and each is less than one away from the exact share", () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(amounts, (given) => {
      const sum = given.reduce((total, amount) => total + amount, 0);
      fc.pre(sum > 0);
      const percents = computePercents(given);
      expect(percents.reduce((total, percent) => total + percent, 0)).toBe(100);
      given.forEach((amount, at) => expect(Math.abs((percents[at] ?? 0) - (amount / sum) * 100)).toBeLessThan(1));
    }),
  );
});
