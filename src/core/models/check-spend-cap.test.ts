import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkSpendCap } from "./check-spend-cap.ts";

/** Runs replies six at a time under a cap: each may cost at most `maxUsd`, and costs the given share of it. */
function runUnderCap(shares: readonly number[], maxUsd: number, capUsd: number): { ran: number; spentUsd: number } {
  let spentUsd = 0;
  let ran = 0;
  const reservedAmounts: number[] = [];
  for (const share of shares) {
    if (reservedAmounts.length === 6) spentUsd += reservedAmounts.shift() ?? 0;
    if (checkSpendCap({ capUsd, spentUsd, reservedUsd: reservedAmounts.length * maxUsd }, maxUsd) !== null) continue;
    reservedAmounts.push(share * maxUsd);
    ran += 1;
  }
  return { ran, spentUsd: spentUsd + reservedAmounts.reduce((sum, usd) => sum + usd, 0) };
}

test("288 replies use up a cap as far as possible and never pass it", () => {
  const expensive = runUnderCap(
    Array.from({ length: 288 }, () => 1),
    0.02,
    1,
  );
  expect(expensive).toEqual({ ran: 50, spentUsd: expect.closeTo(1, 9) });
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

test("a cap holds whatever replies cost up to their maximum", () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 288, maxLength: 288 });
  fc.assert(
    fc.property(
      shares,
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      fc.double({ min: 0.01, max: 20, noNaN: true }),
      (each, maxUsd, capUsd) => {
        expect(runUnderCap(each, maxUsd, capUsd).spentUsd).toBeLessThanOrEqual(capUsd + 1e-6);
      },
    ),
  );
});

test("a cap without a known price refuses the reply with a reason", () => {
  expect(checkSpendCap({ capUsd: 5, spentUsd: 0, reservedUsd: 0 }, undefined)).toMatch(
    /^The price of this model is unknown/,
  );
  expect(checkSpendCap({ capUsd: 5, spentUsd: 5, reservedUsd: 0 }, 0)).toBeNull();
});
