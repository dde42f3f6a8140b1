import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyDirection, computeSwipeStep } from "./classify-swipe.ts";

const way = (startX: number, byX: number, byY = 0) => ({
  startX,
  startY: 400,
  x: startX + byX,
  y: 400 + byY,
  windowPx: 390,
});

test("a swipe to the left takes to the next column, one to the right to the column before", () => {
  expect(computeSwipeStep(way(300, -120))).toBe(1);
  expect(computeSwipeStep(way(100, 120, 30))).toBe(-1);
});

test("a short way, a way that scrolls and one from an edge of the window are no swipes", () => {
  expect(computeSwipeStep(way(300, -40))).toBe(0);
  expect(computeSwipeStep(way(300, -100, 60))).toBe(0);
  expect(computeSwipeStep(way(20, 200))).toBe(0);
  expect(computeSwipeStep(way(380, -200))).toBe(0);
});

test("a direction is known after ten pixels, and mirrored ways are mirrored swipes", () => {
  expect(classifyDirection(way(200, 6, 6))).toBeUndefined();
  expect(classifyDirection(way(200, 12, 3))).toBe("across");
  expect(classifyDirection(way(200, 3, -12))).toBe("along");
  const length = fc.integer({ min: -190, max: 190 });
  fc.assert(
    fc.property(length, length, (byX, byY) => {
      const step = computeSwipeStep(way(195, byX, byY));
      expect(computeSwipeStep(way(195, -byX, byY))).toBe(step === 0 ? 0 : -step);
      expect(computeSwipeStep(way(195, byX, -byY))).toBe(step);
      expect(step === 0 || Math.abs(byX) > Math.abs(byY)).toBe(true);
    }),
  );
});
