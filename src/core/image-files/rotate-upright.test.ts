import { expect, test } from "vitest";
import type { Orientation } from "./inspected-image.ts";
import { computeUprightMatrix, rotateSize } from "./rotate-upright.ts";

/** Sides on which EXIF puts the first row and the first column of the stored picture once it is upright. */
const SIDES: [Orientation, row: string, column: string][] = [
  [1, "top", "left"],
  [2, "top", "right"],
  [3, "bottom", "right"],
  [4, "bottom", "left"],
  [5, "left", "top"],
  [6, "right", "top"],
  [7, "right", "bottom"],
  [8, "left", "bottom"],
];

test.each(SIDES)(
  "orientation %i puts the first row at the %s and the first column at the %s",
  (orientation, row, column) => {
    const stored = { widthPx: 40, heightPx: 30 };
    const upright = rotateSize(stored, orientation);
    const [a, b, c, d, e, f] = computeUprightMatrix(orientation, upright);
    const sideOf = (x: number, y: number): string => {
      const [toX, toY] = [a * x + c * y + e, b * x + d * y + f];
      if (toX === 0 || toX === upright.widthPx) return toX === 0 ? "left" : "right";
      return toY === 0 ? "top" : "bottom";
    };
    expect(sideOf(stored.widthPx / 2, 0)).toBe(row);
    expect(sideOf(0, stored.heightPx / 2)).toBe(column);
  },
);

test("rotating a size twice gives it back", () => {
  for (const [orientation] of SIDES) {
    const size = { widthPx: 3, heightPx: 2 };
    expect(rotateSize(rotateSize(size, orientation), orientation)).toEqual(size);
  }
});
