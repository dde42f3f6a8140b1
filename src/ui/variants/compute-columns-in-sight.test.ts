import fc from "fast-check";
import { expect, test } from "vitest";
import { computeColumnsInSight, computeScrollStart, type ColumnsView } from "./compute-columns-in-sight.ts";

/** Columns of 300 pixels in a window of so many. */
const view = (columns: number, seenPx: number, startPx = 0, leadPx = 0): ColumnsView => ({
  startPx,
  seenPx,
  leadPx,
  columnPx: 300,
  count: columns,
});

test("columns in sight are those that are shown as a whole, to the right of what stays", () => {
  expect(computeColumnsInSight(view(8, 920))).toEqual({ first: 0, last: 2 });
  expect(computeColumnsInSight(view(8, 920, 900))).toEqual({ first: 3, last: 5 });
  expect(computeColumnsInSight(view(8, 920, 450))).toEqual({ first: 2, last: 3 });
  expect(computeColumnsInSight(view(7, 920, 300, 300))).toEqual({ first: 1, last: 2 });
  expect(computeColumnsInSight(view(2, 920))).toEqual({ first: 0, last: 1 });
});

test("a column out of sight is reached by the shortest way, and one in sight moves nothing", () => {
  expect(computeScrollStart(1, view(8, 920, 0))).toBe(0);
  expect(computeScrollStart(3, view(8, 900, 0))).toBe(300);
  expect(computeScrollStart(0, view(8, 900, 600))).toBe(0);
  expect(computeScrollStart(7, view(8, 920, 0))).toBe(8 * 300 - 920);
});

const anyView = fc
  .record({
    count: fc.integer({ min: 1, max: 26 }),
    columnPx: fc.integer({ min: 88, max: 600 }),
    seenPx: fc.integer({ min: 320, max: 2000 }),
    leadShare: fc.double({ min: 0, max: 0.6, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ leadShare, share, ...sizes }) => {
    const leadPx = Math.round(leadShare * sizes.seenPx);
    return { ...sizes, leadPx, startPx: share * getEnd({ ...sizes, leadPx }) };
  });

/** The greatest distance that can be scrolled. */
const getEnd = ({ count, columnPx, seenPx, leadPx }: Omit<ColumnsView, "startPx">) =>
  Math.max(0, leadPx + count * columnPx - seenPx);

test("every column comes into sight, from anywhere, within the content", () => {
  fc.assert(
    fc.property(anyView, fc.nat(), (before, any) => {
      const index = any % before.count;
      const startPx = computeScrollStart(index, before);
      expect(startPx).toBeGreaterThanOrEqual(0);
      const end = getEnd(before);
      // A scroller goes to its end at most.
      const { first, last } = computeColumnsInSight({ ...before, startPx: Math.min(end, startPx) });
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThan(before.count);
      const isWide = before.columnPx > before.seenPx - before.leadPx;
      expect(isWide || (first <= index && index <= last)).toBe(true);
    }),
  );
});
