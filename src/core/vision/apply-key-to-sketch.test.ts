import fc from "fast-check";
import { expect, test } from "vitest";
import { applyKeyToSketch, type Sketch } from "./apply-key-to-sketch.ts";

const size = { widthPx: 500, heightPx: 250 };
const press = (
  sketch: Sketch | null,
  kind: Sketch["kind"],
  key: string,
  how: { isFine?: boolean; sizes?: boolean } = {},
) => applyKeyToSketch(sketch, kind, { key, isFine: false, sizes: false, ...how }, size);

test("the first arrow puts a box in the middle, later arrows move it, and Shift resizes it", () => {
  const first = press(null, "box", "ArrowLeft");
  expect(first).toEqual({ kind: "box", box: { x: 188, y: 94, width: 125, height: 63 } });
  expect(press(first ?? null, "box", "ArrowLeft")).toMatchObject({ box: { x: 178, width: 125 } });
  expect(press(first ?? null, "box", "ArrowRight", { sizes: true })).toMatchObject({ box: { x: 188, width: 135 } });
  expect(press(first ?? null, "box", "ArrowRight", { sizes: true, isFine: true })).toMatchObject({
    box: { width: 126 },
  });
});

test("Space sets the pen down and lifts it, and arrows draw only while it is down", () => {
  let sketch = press(null, "line", "ArrowRight") ?? null;
  sketch = press(sketch, "line", "ArrowRight") ?? null;
  expect(sketch).toMatchObject({ points: [] });
  sketch = press(sketch, "line", " ") ?? null;
  sketch = press(sketch, "line", "ArrowDown") ?? null;
  expect(sketch).toMatchObject({
    points: [
      { x: 260, y: 125 },
      { x: 260, y: 135 },
    ],
  });
});

test("a box stays in the picture and is never empty, whatever keys are pressed", () => {
  const stroke = fc.record({
    key: fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"),
    isFine: fc.boolean(),
    sizes: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 60 }), (strokes) => {
      let sketch: Sketch | null = null;
      for (const sketchKey of strokes) sketch = applyKeyToSketch(sketch, "box", sketchKey, size) ?? null;
      if (sketch?.kind !== "box") return;
      const { x, y, width, height } = sketch.box;
      expect(x >= 0 && y >= 0 && x + width <= 500 && y + height <= 250 && width >= 1 && height >= 1).toBe(true);
    }),
  );
});

test("an unused key is left to the page", () => {
  expect(press(null, "box", "Tab")).toBeUndefined();
  expect(press(null, "box", " ")).toBeUndefined();
});
