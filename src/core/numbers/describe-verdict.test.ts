import { expect, test } from "vitest";
import { decide } from "#core/statistics/decide.ts";
import { countUnits } from "./count-units.ts";
import { describeMore } from "./describe-more.ts";
import { describeVerdict, formatP } from "./describe-verdict.ts";
import { FIGURES } from "./figures.ts";

const [PASSES] = FIGURES;

const NAMES = { column: "B", baseline: "A", units: "rows", unitUsd: 0.01 };
const scores = (columnId: string, values: readonly number[]) => ({
  columnId,
  rows: new Map(values.map((value, index) => [String(index), [value]])),
});

test("a verdict says what was seen, by which method, and how many rows more would tell at which price", () => {
  const [verdict] = decide([scores("a", [1, 1, 1, 1, 0, 1]), scores("b", [0, 0, 0, 1, 1, 1])], "a");
  const text = verdict && describeVerdict(verdict, PASSES, NAMES);
  expect(text).toMatchObject({
    lead: "Not decided.",
    seen: "A is better in 3, B in 1, of the same 6 rows",
    method: "p 0.62, exact McNemar",
  });
  expect(text?.more).toMatch(/^About \d+ more rows would tell, \$0\.\d+\.$/);
});

test("a decided verdict names the better column, and equal columns ask for nothing", () => {
  const [decided] = decide([scores("a", Array(8).fill(0)), scores("b", Array(8).fill(1))], "a");
  expect(decided && describeVerdict(decided, PASSES, NAMES)).toMatchObject({ lead: "B is better than A.", more: "" });
  const [equal] = decide([scores("a", [1, 1]), scores("b", [1, 1])], "a");
  expect(equal && describeVerdict(equal, PASSES, NAMES).more).toBe("No difference was seen.");
});

test("one row more is named in the singular, and many are told in two digits", () => {
  expect([1, 48, 123].map((count) => describeMore(count, "rows", undefined))).toEqual([
    "About 1 more row would tell.",
    "About 48 more rows would tell.",
    "About 120 more rows would tell.",
  ]);
});

test("a p has two digits and is never 0", () => {
  expect([0.0654, 0.45312, 1, 0.00001].map(formatP)).toEqual(["0.065", "0.45", "1", "< 0.001"]);
});

test("one unit is named in the singular", () => {
  expect([1, 48].map((count) => countUnits(count, "rows"))).toEqual(["1 row", "48 rows"]);
});
