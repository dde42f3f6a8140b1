import { expect, test } from "vitest";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import { decide } from "./decide.ts";
import { computeMoments } from "./mean-interval.ts";
import { computePermutationTest } from "./permutation-test.ts";
import { computePower, computeRowsNeeded, computeTellablePoints } from "./power.ts";

const EXPERIMENTS = 10_000;

/** A column of rows by their scores, row 0 first. */
const column = (columnId: string, rows: readonly (readonly number[])[]) => ({
  columnId,
  rows: new Map(rows.map((samples, index) => [`row${index}`, samples])),
});

/** Rows of which one column wins some, loses some and equals the others. */
function buildPair(wins: number, losses: number, ties: number) {
  const own = [...Array<number>(wins).fill(1), ...Array<number>(losses).fill(0), ...Array<number>(ties).fill(1)];
  const other = [...Array<number>(wins).fill(0), ...Array<number>(losses).fill(1), ...Array<number>(ties).fill(1)];
  return [
    column(
      "A",
      other.map((score) => [score]),
    ),
    column(
      "B",
      own.map((score) => [score]),
    ),
  ];
}

test("nine rows won and two lost are not decided, and rows are asked for", () => {
  const [verdict] = decide(buildPair(9, 2, 31), "A");
  expect(verdict).toMatchObject({ columnId: "B", rowCount: 42, wins: 9, losses: 2, isDecided: false });
  expect(verdict?.method).toBe("exact McNemar");
  expect(verdict?.p).toBeCloseTo(0.0654, 4);
  expect(verdict?.moreRows).toBeGreaterThan(10);
});

test("a clear difference is decided, and no rows are asked for", () => {
  const [verdict] = decide(buildPair(12, 1, 20), "A");
  expect(verdict?.isDecided).toBe(true);
  expect(verdict?.moreRows).toBeUndefined();
});

test("columns without a difference never ask for rows", () => {
  expect(decide(buildPair(0, 0, 20), "A")[0]).toMatchObject({ p: 1, isDecided: false });
  expect(decide(buildPair(3, 3, 20), "A")[0]?.moreRows).toBeUndefined();
});

test("only rows that both columns have are compared, and columns without any are left out", () => {
  const columns = [
    column("A", [[1], [0], [1]]),
    column("B", [[1], [1]]),
    { columnId: "C", rows: new Map([["elsewhere", [1]]]) },
  ];
  expect(decide(columns, "A").map(({ columnId, rowCount }) => [columnId, rowCount])).toEqual([["B", 2]]);
  expect(decide(columns, "gone")).toEqual([]);
});

test("samples are averaged within a row first, so that a row counts once", () => {
  const rows = Array.from({ length: 5 }, () => [1, 1, 1, 1]);
  const [verdict] = decide(
    [
      column(
        "A",
        rows.map(() => [0, 0, 0, 1]),
      ),
      column("B", rows),
    ],
    "A",
  );
  // Five rows alone cannot decide, however many samples they have: 2 of 32 arrangements.
  expect(verdict).toMatchObject({ method: "paired permutation", p: 0.0625, isDecided: false, wins: 5 });
});

test("a figure of which less is better is won by the smaller", () => {
  const [verdict] = decide([column("A", [[900], [1000]]), column("B", [[500], [1200]])], "A", "lower");
  expect(verdict).toMatchObject({ wins: 1, losses: 1, difference: { value: -100 } });
});

test("with several columns each p is adjusted", () => {
  const [alone] = decide(buildPair(8, 1, 10), "A");
  const [a, b] = buildPair(8, 1, 10);
  if (!a || !b) throw new Error("no columns");
  const verdicts = decide([a, b, { ...b, columnId: "C" }], "A");
  expect(alone?.isDecided).toBe(true);
  expect(verdicts.map(({ isDecided }) => isDecided)).toEqual([false, false]);
  expect(verdicts[0]?.p).toBeCloseTo(2 * (alone?.p ?? 0), 12);
});

// Simulations -----------------------------------------------------------------------------------------------------

/** The share of simulated experiments of two columns in which they are found to differ. */
function simulatePasses(seed: number, rowCount: number, winRate: number, lossRate: number): number {
  const random = createSeededRandom(seed);
  let decided = 0;
  for (let run = 0; run < EXPERIMENTS; run++) {
    let wins = 0;
    let losses = 0;
    for (let row = 0; row < rowCount; row++) {
      const drawn = random();
      if (drawn < winRate) wins++;
      else if (drawn < winRate + lossRate) losses++;
    }
    if (isDecided(wins, losses, rowCount)) decided++;
  }
  return decided / EXPERIMENTS;
}

/** Decisions by wins and losses of 40 rows, so that each is computed once. */
const decisions = new Map<string, boolean>();

function isDecided(wins: number, losses: number, rowCount: number): boolean {
  const key = `${wins} ${losses} ${rowCount}`;
  const known = decisions.get(key);
  if (known !== undefined) return known;
  const found = decide(buildPair(wins, losses, rowCount - wins - losses), "A")[0]?.isDecided ?? false;
  decisions.set(key, found);
  return found;
}

test.each([
  [12, 0.3],
  [48, 0.1],
  [48, 0.4],
  [200, 0.2],
])("10,000 experiments of %i rows without a difference give at most 5 % false alarms", (rowCount, unequalRate) => {
  expect(simulatePasses(7, rowCount, unequalRate / 2, unequalRate / 2)).toBeLessThanOrEqual(0.05);
});

test("false alarms of the exact test stay below 5 % for every number of rows and every rate of disagreement", () => {
  for (let rowCount = 1; rowCount <= 120; rowCount += 7)
    for (const rate of [0.02, 0.1, 0.3, 0.5])
      expect(computePower({ kind: "passes", winRate: rate, lossRate: rate }, rowCount, 0.05)).toBeLessThanOrEqual(0.05);
});

test.each([
  [0.25, 0.05],
  [0.12, 0.04],
  [0.3, 0],
])("with as many rows as are needed for rates of %d and %d, 80 of 100 experiments decide", (winRate, lossRate) => {
  const rowCount = computeRowsNeeded({ kind: "passes", winRate, lossRate }, 0.05) ?? 0;
  const promised = computePower({ kind: "passes", winRate, lossRate }, rowCount, 0.05);
  const seen = simulatePasses(11, rowCount, winRate, lossRate);
  expect(Math.abs(seen - promised)).toBeLessThan(0.03);
  expect(Math.abs(seen - 0.8)).toBeLessThan(0.03);
});

/** The differences of simulated rows with some samples in each of two columns, of which one passes more often. */
function drawDifferences(random: () => number, rowCount: number, sampleCount: number, gain: number): number[] {
  const drawShare = (rate: number) => {
    let passed = 0;
    for (let sample = 0; sample < sampleCount; sample++) if (random() < rate) passed++;
    return passed / sampleCount;
  };
  return Array.from({ length: rowCount }, () => {
    const rate = 0.2 + 0.5 * random();
    return drawShare(rate + gain) - drawShare(rate);
  });
}

function simulateShares(seed: number, rowCount: number, sampleCount: number, gain: number, alpha: number): number {
  const random = createSeededRandom(seed);
  let decided = 0;
  for (let run = 0; run < EXPERIMENTS; run++)
    if (computePermutationTest(drawDifferences(random, rowCount, sampleCount, gain)) <= alpha) decided++;
  return decided / EXPERIMENTS;
}

test.each([
  [8, 2],
  [24, 3],
  [50, 5],
])(
  "10,000 experiments of %i rows with %i samples each and no difference give at most 5 % false alarms",
  (rowCount, sampleCount) => {
    expect(simulateShares(3, rowCount, sampleCount, 0, 0.05)).toBeLessThanOrEqual(0.05);
  },
);

test.each([
  [2, 0.15],
  [3, 0.15],
  [3, 0.25],
  [5, 0.1],
])(
  "with as many rows as shares of %i samples and a gain of %d need, 80 of 100 experiments decide",
  (sampleCount, gain) => {
    // The mean and the deviation of the differences, from many rows.
    const { mean = 0, deviation = 0 } =
      computeMoments(drawDifferences(createSeededRandom(9), 100_000, sampleCount, gain)) ?? {};
    const effect = { kind: "scores", mean, deviation, step: 1 / sampleCount } as const;
    const rowCount = computeRowsNeeded(effect, 0.05) ?? 0;
    const seen = simulateShares(5, rowCount, sampleCount, gain, 0.05);
    expect(Math.abs(seen - computePower(effect, rowCount, 0.05))).toBeLessThan(0.03);
    expect(Math.abs(seen - 0.8)).toBeLessThan(0.03);
  },
);

test("the difference that rows can tell has the promised power, and one point less has not", () => {
  for (const [rowCount, rate] of [
    [48, 0.3],
    [200, 0.2],
    [20, 0.1],
  ] as const) {
    const points = computeTellablePoints(rowCount, rate, 0.05) ?? 0;
    const powerOf = (difference: number) => {
      const unequal = Math.max(rate, difference / 100);
      const [winRate, lossRate] = [(unequal + difference / 100) / 2, (unequal - difference / 100) / 2];
      return computePower({ kind: "passes", winRate, lossRate }, rowCount, 0.05);
    };
    expect(powerOf(points)).toBeGreaterThanOrEqual(0.8);
    expect(powerOf(points - 1)).toBeLessThan(0.8);
  }
  expect(computeTellablePoints(3, 0.3, 0.05)).toBeUndefined();
});

test("a difference that 10,000 rows would not tell, or none, has no number of rows", () => {
  expect(computeRowsNeeded({ kind: "passes", winRate: 0.1, lossRate: 0.1 }, 0.05)).toBeUndefined();
  expect(computeRowsNeeded({ kind: "passes", winRate: 0.1001, lossRate: 0.1 }, 0.05)).toBeUndefined();
  expect(computeRowsNeeded({ kind: "scores", mean: 0, deviation: 1 }, 0.05)).toBeUndefined();
});
