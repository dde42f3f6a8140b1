import fc from "fast-check";
import { expect, test } from "vitest";
import { findDifference } from "./find-difference.ts";

const pixels = (widthPx: number, heightPx: number) => new Uint8ClampedArray(widthPx * heightPx * 4).fill(200);

test("changed pixels are counted, and the region is the smallest that contains them", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { minLength: 1 }),
      (widthPx, heightPx, points) => {
        const [a, b, shown] = [pixels(widthPx, heightPx), pixels(widthPx, heightPx), pixels(widthPx, heightPx)];
        const changed = new Set(points.map(([x, y]) => `${x % widthPx},${y % heightPx}`));
        for (const point of changed) {
          const [x = 0, y = 0] = point.split(",").map(Number);
          b[(y * widthPx + x) * 4 + 1] = 190;
        }
        const xs = [...changed].map((point) => Number(point.split(",")[0]));
        const ys = [...changed].map((point) => Number(point.split(",")[1]));
        expect(findDifference(a, b, widthPx, 0, shown)).toEqual({
          count: changed.size,
          maxDifference: 10,
          within: {
            x: Math.min(...xs),
            y: Math.min(...ys),
            width: Math.max(...xs) - Math.min(...xs) + 1,
            height: Math.max(...ys) - Math.min(...ys) + 1,
          },
        });
        expect(findDifference(a, b, widthPx, 10, shown)).toEqual({ count: 0, maxDifference: 10, within: null });
      },
    ),
  );
});

test("differing pixels are drawn in one colour, the others faintly, and none is transparent", () => {
  const [a, b, shown] = [pixels(2, 1), pixels(2, 1), pixels(2, 1)];
  b[7] = 0;
  findDifference(a, b, 2, 0, shown);
  expect([...shown]).toEqual([241, 241, 241, 255, 232, 0, 158, 255]);
});
