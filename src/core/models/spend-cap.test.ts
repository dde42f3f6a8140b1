import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readCapRefusal } from "./spend-cap.ts";

/** Runs replies six at a time under a cap: each may cost at most `mostUsd`, and costs the given share of it. */
function runUnderCap(shares: readonly number[], mostUsd: number, capUsd: number): { ran: number; spentUsd: number } {
  let spentUsd = 0;
  let ran = 0;
  const underway: number[] = [];
  for (const share of shares) {
    if (underway.length === 6) spentUsd += underway.shift() ?? 0;
    if (readCapRefusal({ capUsd, spentUsd, reservedUsd: underway.length * mostUsd }, mostUsd) !== null) continue;
    underway.push(share * mostUsd);
    ran += 1;
  }
  return { ran, spentUsd: spentUsd + underway.reduce((sum, usd) => sum + usd, 0) };
}

test("288 replies against a cap: it is used up as far as it can be, and never passed", () => {
  const dear = runUnderCap(
    Array.from({ length: 288 }, () => 1),
    0.02,
    1,
  );
  expect(dear).toEqual({ ran: 50, spentUsd: expect.closeTo(1, 9) });
  expect(
    runUnderCap(
      Array.from({ length: 288 }, () => 1),
      0.02,
      5.76,
    ).ran,
  ).toBe(288);
  const cheap = runUnderCap(
    Array.from({ length: 288 }, () => 0.1),
    0.02,
    1,
  );
  expect(cheap.ran).toBe(288);
  expect(cheap.spentUsd).toBeCloseTo(0.576, 9);
});

test("whatever replies cost up to their most, a cap holds", () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 288, maxLength: 288 });
  fc.assert(
    fc.property(
      shares,
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      fc.double({ min: 0.01, max: 20, noNaN: true }),
      (each, mostUsd, capUsd) => {
        expect(runUnderCap(each, mostUsd, capUsd).spentUsd).toBeLessThanOrEqual(capUsd + 1e-6);
      },
    ),
  );
});

test("without a known price a cap cannot be kept, and says so", () => {
  expect(readCapRefusal({ capUsd: 5, spentUsd: 0, reservedUsd: 0 }, undefined)).toMatch(
    /^The price of this model is not known/,
  );
  expect(readCapRefusal({ capUsd: 5, spentUsd: 5, reservedUsd: 0 }, 0)).toBeNull();
});
