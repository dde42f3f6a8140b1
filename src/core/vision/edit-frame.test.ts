import fc from "fast-check";
import { expect, test } from "vitest";
import { boxToFrame, boxToSource, computeEditFrame, toFrame, toSource } from "./edit-frame.ts";
import type { EditStep } from "./edit-step.ts";

const source = { widthPx: 400, heightPx: 300 };
const point = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) });
const box = fc.record({
  x: fc.double({ min: -50, max: 400, noNaN: true }),
  y: fc.double({ min: -50, max: 300, noNaN: true }),
  width: fc.double({ min: 0, max: 500, noNaN: true }),
  height: fc.double({ min: 0, max: 500, noNaN: true }),
});
const step: fc.Arbitrary<EditStep> = fc.oneof(
  fc.record({ kind: fc.constant("crop" as const), box }),
  fc.record({ kind: fc.constant("rotate" as const), quarters: fc.constantFrom(1 as const, -1 as const) }),
);
const steps = fc.array(step, { maxLength: 8 });

test("a point converts to the frame and back, however the picture is cropped and rotated", () => {
  fc.assert(
    fc.property(steps, point, (steps, at) => {
      const frame = computeEditFrame(source, steps);
      expect(toSource(frame, toFrame(frame, at))).toEqual(at);
    }),
  );
});

test("the frame is whole pixels of the source and is never empty", () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const { crop, size } = computeEditFrame(source, steps);
      for (const value of Object.values(crop)) expect(Number.isInteger(value)).toBe(true);
      expect(crop.x >= 0 && crop.y >= 0 && crop.x + crop.width <= 400 && crop.y + crop.height <= 300).toBe(true);
      expect(size.widthPx * size.heightPx).toBe(crop.width * crop.height);
      expect(size.widthPx).toBeGreaterThan(0);
    }),
  );
});

test("four rotations are none, and one to the left undoes one to the right", () => {
  const rotate = (quarters: 1 | -1): EditStep => ({ kind: "rotate", quarters });
  expect(computeEditFrame(source, [rotate(1), rotate(1), rotate(1), rotate(1)])).toEqual(computeEditFrame(source, []));
  expect(computeEditFrame(source, [rotate(-1), rotate(1)])).toEqual(computeEditFrame(source, []));
});

test("after a right rotation, the top left corner is at the top right", () => {
  const frame = computeEditFrame(source, [{ kind: "rotate", quarters: 1 }]);
  expect(frame.size).toEqual({ widthPx: 300, heightPx: 400 });
  expect(toFrame(frame, { x: 0, y: 0 })).toEqual({ x: 300, y: 0 });
  expect(boxToFrame(frame, { x: 0, y: 0, width: 40, height: 30 })).toEqual({ x: 270, y: 0, width: 30, height: 40 });
  expect(boxToSource(frame, { x: 270, y: 0, width: 30, height: 40 })).toEqual({ x: 0, y: 0, width: 40, height: 30 });
});
