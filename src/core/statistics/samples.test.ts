import fc from "fast-check";
import { expect, test } from "vitest";
import { computeKappa } from "./kappa.ts";
import { computePassAllOfK, computePassAtK } from "./pass-at-k.ts";
import { summarizeSamples } from "./summarize-samples.ts";

/** All choices of `k` of some things. */
function listChoices<Thing>([first, ...rest]: readonly Thing[], k: number): Thing[][] {
  if (k === 0) return [[]];
  if (first === undefined) return [];
  return [...listChoices(rest, k - 1).map((choice) => [first, ...choice]), ...listChoices(rest, k)];
}

test("pass@k and pass^k are the shares of choices of k samples with any and with only passes, as Chen et al. (2021) define", () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 8 }),
      (samples, k) => {
        const passed = samples.filter(Boolean).length;
        fc.pre(k <= samples.length);
        const choices = listChoices(samples, k);
        const shareOf = (isCounted: (choice: boolean[]) => boolean) =>
          choices.filter(isCounted).length / choices.length;
        expect(computePassAtK(passed, samples.length, k)).toBeCloseTo(
          shareOf((choice) => choice.includes(true)),
          12,
        );
        expect(computePassAllOfK(passed, samples.length, k)).toBeCloseTo(
          shareOf((choice) => !choice.includes(false)),
          12,
        );
      },
    ),
  );
});

test("fewer samples than k say nothing", () => {
  expect(computePassAtK(1, 2, 3)).toBeUndefined();
  expect(computePassAllOfK(1, 2, 3)).toBeUndefined();
});

test("pass@k of many samples is exact", () => {
  // 1 − C(150, 10) / C(200, 10) and C(50, 10) / C(200, 10).
  expect(computePassAtK(50, 200, 10)).toBeCloseTo(0.9479, 4);
  expect(computePassAllOfK(50, 200, 1)).toBe(0.25);
});

test("samples of rows are told as share, majority, at least one and all", () => {
  const summary = summarizeSamples([
    { passed: 3, count: 3 },
    { passed: 2, count: 3 },
    { passed: 1, count: 3 },
    { passed: 0, count: 3 },
  ]);
  expect(summary).toMatchObject({ rowCount: 4, sampleCount: 3, majority: 0.5, atLeastOne: 0.75, all: 0.25 });
  expect(summary?.share).toBeCloseTo(0.5, 12);
  expect(summarizeSamples([{ passed: 1, count: 1 }])).toBeUndefined();
  expect(summarizeSamples([])).toBeUndefined();
});

/** Pairs of labels from a table of counts, a row for each label of the first. */
const listPairs = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [String(first), String(second)] as const)),
  );

test("kappa of 100 diagnoses is that of Fleiss (1981), table 13.1: 0.68, with a standard error of 0.087", () => {
  const kappa = computeKappa(
    listPairs([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]),
  );
  expect(kappa?.agreement).toBeCloseTo(0.89, 10);
  expect(kappa?.chance).toBeCloseTo(0.66, 10);
  expect(kappa?.value).toBeCloseTo(0.676, 3);
  expect(((kappa?.high ?? 0) - (kappa?.low ?? 0)) / 2 / 1.96).toBeCloseTo(0.0877, 3);
  expect(kappa?.baseRate).toBeCloseTo(0.8, 10);
});

test("kappa of 50 proposals with 20 and 15 alike is 0.4, the common textbook example", () => {
  const kappa = computeKappa(
    listPairs([
      [20, 5],
      [10, 15],
    ]),
  );
  expect(kappa?.value).toBeCloseTo(0.4, 10);
});

test("kappa is 1 for equal labels and unknown where there is one label alone", () => {
  expect(
    computeKappa([
      ["a", "a"],
      ["b", "b"],
    ])?.value,
  ).toBe(1);
  expect(
    computeKappa([
      ["a", "a"],
      ["a", "a"],
    ]),
  ).toBeUndefined();
  expect(computeKappa([])).toBeUndefined();
});
