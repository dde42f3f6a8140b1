import { describe, expect, test } from "vitest";
import { createSeededNumbers } from "#e2e/fixtures/seeded-numbers.ts";
import { computeRowsToAsGood, judgeAsGood } from "./non-inferiority.ts";

const rows = (count: number, value = 0) => Array.from({ length: count }, () => value);

test("rows without any loss are as good only where there are enough: 29 at 10 points, 59 at 5, 149 at 2", () => {
  for (const [margin, enough] of [
    [0.1, 29],
    [0.05, 59],
    [0.02, 149],
  ] as const) {
    expect(judgeAsGood(rows(enough - 1), margin)).toMatchObject({ verdict: "undecided" });
    expect(computeRowsToAsGood(rows(enough - 1), margin)).toBe(1);
    expect(judgeAsGood(rows(enough), margin)).toMatchObject({ verdict: "as-good" });
  }
  expect(judgeAsGood([], 0.1)).toMatchObject({ verdict: "undecided", rowCount: 0 });
  expect(judgeAsGood([0], 0.1)).toMatchObject({ verdict: "undecided" });
});

test("the interval of paired shares is the adjusted one of Bonett and Price, with the quantile of Student’s t", () => {
  // 40 rows, 3 lost and 1 won: the adjusted difference is -2/42, its deviation that of 42 differences with 4 lost and 2 won.
  const { difference } = judgeAsGood([...rows(3, -1), 1, ...rows(36)], 0.1);
  const middle = -2 / 42;
  const deviation = Math.sqrt((6 - 42 * middle ** 2) / 41);
  const half = (2.0195 * deviation) / Math.sqrt(42);
  expect(difference.low).toBeCloseTo(middle - half, 4);
  expect(difference.high).toBeCloseTo(middle + half, 4);
  expect(difference.value).toBe(-2 / 40);
});

test("a loss beyond chance is worse, and a loss at the margin tells no number of rows", () => {
  expect(judgeAsGood([...rows(12, -1), ...rows(18)], 0.1)).toMatchObject({ verdict: "worse" });
  const lost = [...rows(2, -1), ...rows(18)];
  expect(judgeAsGood(lost, 0.1).verdict).toBe("undecided");
  expect(computeRowsToAsGood(lost, 0.1)).toBeUndefined();
});

const EXPERIMENTS = 3000;

/** The share of seeded experiments in which a column is called as good. */
function countAsGood(count: number, margin: number, draw: (next: () => number) => number): number {
  const next = createSeededNumbers(count + Math.round(margin * 1000));
  let found = 0;
  for (let experiment = 0; experiment < EXPERIMENTS; experiment += 1)
    if (
      judgeAsGood(
        Array.from({ length: count }, () => draw(next)),
        margin,
      ).verdict === "as-good"
    )
      found += 1;
  return found / EXPERIMENTS;
}

const normal = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

describe("a column that is worse by the margin", () => {
  test.for([0.1, 0.05])("is called as good in at most 5 of 100 experiments, at %s", (margin) => {
    const kinds: ((next: () => number) => number)[] = [
      (next) => (next() < margin ? -1 : 0),
      (next) => {
        const drawn = next();
        return drawn < margin + 0.1 ? -1 : drawn < margin + 0.2 ? 1 : 0;
      },
      (next) => (next() < margin / 0.8 ? -0.8 : 0) + 0.02 * normal(next),
      (next) => (next() < 2 * margin ? -0.5 : 0),
      (next) => -margin + 0.1 * normal(next),
    ];
    // Two standard errors of the simulation.
    const most = 0.05 + 2 * Math.sqrt((0.05 * 0.95) / EXPERIMENTS);
    for (const count of [29, 35, 60, 73, 150])
      for (const draw of kinds) expect(countAsGood(count, margin, draw)).toBeLessThanOrEqual(most);
  });
});

test("so many rows as are said to be needed show it in about 80 of 100 experiments", () => {
  const draw = (next: () => number) => {
    const drawn = next();
    return drawn < 0.04 ? -1 : drawn < 0.08 ? 1 : 0;
  };
  const seen = [...rows(1, -1), 1, ...rows(23)];
  const moreRows = computeRowsToAsGood(seen, 0.1) ?? 0;
  const share = countAsGood(seen.length + moreRows, 0.1, draw);
  expect(share).toBeGreaterThan(0.74);
  expect(share).toBeLessThan(0.9);
});
