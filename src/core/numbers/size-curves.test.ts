import { expect, test } from "vitest";
import type { Conversation, SweptValue } from "#core/conversation/conversation.ts";
import { buildVariableSizePath } from "#core/conversation/image-scales.ts";
import { computeMeanInterval } from "#core/statistics/mean-interval.ts";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import type { FigureTable } from "./column-figures.ts";
import { describeSizeVerdict } from "./describe-size-verdict.ts";
import { FIGURES, type Figure } from "./figures.ts";
import { listSizeCurves } from "./size-curves.ts";

const PATH = buildVariableSizePath("photo");
const SCALES = ["1/4", "1", "1/2"];

function findFigure(id: Figure["id"]): Figure {
  const figure = FIGURES.find((each) => each.id === id);
  if (!figure) throw new Error(`There is no figure ${id}.`);
  return figure;
}

/** A conversation with a column for each size of the rows' pictures. */
function createSweep(): Conversation {
  const values = SCALES.map((scale): SweptValue => ({ id: scale, value: scale }));
  return {
    ...exampleConversation(),
    sweeps: [{ id: "s", values: { [PATH]: values } }],
    variants: SCALES.map((scale) => ({ id: scale, overrides: {}, sweep: { id: "s", valueIds: { [PATH]: scale } } })),
  };
}

/** A table of a figure with the values of each column, a value for each row. */
const tabulate = (id: Figure["id"], byScale: Record<string, readonly number[]>): FigureTable => ({
  figure: findFigure(id),
  counted: "questions",
  columns: Object.entries(byScale).map(([columnId, values]) => ({
    columnId,
    rows: new Map(values.map((value, index) => [`row${index}`, [value]])),
    interval: computeMeanInterval(values),
  })),
});

const repeat = (count: number, value: number) => Array.from({ length: count }, () => value);

function judge(
  score: Record<string, readonly number[]>,
  margin = 0.1,
  prices = { "1": 0.004, "1/2": 0.001, "1/4": 0.0004 },
) {
  const count = score["1"]?.length ?? 0;
  const tables = {
    score: tabulate("passes", score),
    tokens: tabulate("input-tokens", { "1": repeat(count, 800), "1/2": repeat(count, 210), "1/4": repeat(count, 60) }),
    cost: tabulate(
      "cost",
      Object.fromEntries(Object.entries(prices).map(([scale, usd]) => [scale, repeat(count, usd)])),
    ),
  };
  const [curve] = listSizeCurves(createSweep(), tables, margin);
  if (!curve) throw new Error("There is no curve.");
  const [full] = curve.points;
  return {
    curve,
    said: curve.verdicts.map((verdict) => {
      if (!full) throw new Error("There is no largest size.");
      const { lead, seen, more } = describeSizeVerdict(verdict, full, "rows");
      return [lead, seen, more].filter((text) => text !== "").join(" ");
    }),
  };
}

test("a size that loses no row of enough is as good at its share of the price, and one that loses many is worse", () => {
  const { curve, said } = judge({
    "1/4": [...repeat(14, 0), ...repeat(16, 1)],
    "1": repeat(30, 1),
    "1/2": repeat(30, 1),
  });
  expect(curve.name).toBe("photo");
  expect(curve.points.map(({ scale, tokens }) => [scale, tokens])).toEqual([
    ["1", 800],
    ["1/2", 210],
    ["1/4", 60],
  ]);
  expect(said).toEqual([
    "1/2 is as good as full size, at a quarter of the price. The same on average (−9.2 to 9.2 points), of the same 30 rows",
    "1/4 is worse than full size, at a tenth of the price. 47 points worse on average (−64 to −23 points), of the same 30 rows",
  ]);
});

test("too few rows say of no size that it is as good, but how many more would tell", () => {
  const few = { "1": repeat(10, 1), "1/2": repeat(10, 1), "1/4": repeat(10, 1) };
  expect(judge(few).said[0]).toBe(
    "1/2: not decided. The same on average (−27 to 27 points), of the same 10 rows About 19 more rows would tell, $0.095.",
  );
  expect(judge({ ...few, "1": repeat(30, 1), "1/2": repeat(30, 1), "1/4": repeat(30, 1) }, 0.05).said[0]).toMatch(
    /^1\/2: not decided\. .*About 29 more rows would tell/,
  );
});

test("a smaller size is called as good only after each larger one", () => {
  const { said } = judge({ "1": repeat(40, 1), "1/2": [...repeat(5, 0), ...repeat(35, 1)], "1/4": repeat(40, 1) });
  expect(said[0]).toMatch(/^1\/2: not decided\./);
  expect(said[1]).toMatch(/^1\/4: not decided\. .* A smaller size is called as good only after 1\/2 is\.$/);
});
