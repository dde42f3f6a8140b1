import fc from "fast-check";
import { expect, test } from "vitest";
import { createAxis, placeOnAxis } from "./axis.ts";
import { countInBins } from "./histogram.ts";

test("an axis has round steps and holds every value", () => {
  expect(createAxis([0, 1]).ticks).toEqual([0, 0.5, 1]);
  expect(createAxis([930, 1010]).ticks).toEqual([920, 940, 960, 980, 1000, 1020]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const axis = createAxis(values);
      expect(axis.ticks.length).toBeLessThan(20);
      // An end is round where a value passes it by less than anybody sees.
      const unseen = (axis.high - axis.low) * 1e-8;
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(axis.low - unseen);
        expect(value).toBeLessThanOrEqual(axis.high + unseen);
        expect(placeOnAxis(axis, value)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test("a histogram counts each value once", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }))), (columns) => {
      const { counts } = countInBins(columns);
      expect(counts.map((column) => column.reduce((sum, count) => sum + count, 0))).toEqual(
        columns.map((values) => values.length),
      );
    }),
  );
});
