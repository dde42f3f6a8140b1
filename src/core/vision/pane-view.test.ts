import fc from "fast-check";
import { expect, test } from "vitest";
import { fitView, MAX_ZOOM, panView, computePaneRect, zoomView } from "./pane-view.ts";

const PANE = { width: 400, height: 300 };
const sizes = fc.record({ widthPx: fc.integer({ min: 1, max: 8000 }), heightPx: fc.integer({ min: 1, max: 8000 }) });
const steps = fc.array(
  fc.oneof(
    fc.record({
      zoom: fc.double({ min: 0.01, max: 100, noNaN: true }),
      x: fc.integer({ min: -200, max: 200 }),
      y: fc.integer({ min: -150, max: 150 }),
    }),
    fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }),
  ),
);

test("some of the picture is always visible, and a pixel never exceeds the largest zoom", () => {
  fc.assert(
    fc.property(sizes, steps, (size, moves) => {
      let view = fitView(size, PANE);
      for (const step of moves)
        view =
          "zoom" in step ? zoomView(view, view.zoom * step.zoom, step, size, PANE) : panView(view, step, size, PANE);
      const { left, top, width, height } = computePaneRect(view, size, size, PANE);
      expect(view.zoom).toBeLessThanOrEqual(MAX_ZOOM);
      expect(left).toBeLessThan(PANE.width);
      expect(left + width).toBeGreaterThan(0);
      expect(top).toBeLessThan(PANE.height);
      expect(top + height).toBeGreaterThan(0);
    }),
  );
});

test("zooming keeps the position under the pointer in place", () => {
  const size = { widthPx: 2000, heightPx: 1500 };
  const before = zoomView(fitView(size, PANE), 1, { x: 0, y: 0 }, size, PANE);
  const at = { x: 50, y: -40 };
  const after = zoomView(before, 4, at, size, PANE);
  const pixelUnder = (view: typeof before) => {
    const { left, top, width } = computePaneRect(view, size, size, PANE);
    const zoom = width / size.widthPx;
    return { x: (PANE.width / 2 + at.x - left) / zoom, y: (PANE.height / 2 + at.y - top) / zoom };
  };
  expect(pixelUnder(after).x).toBeCloseTo(pixelUnder(before).x, 6);
  expect(pixelUnder(after).y).toBeCloseTo(pixelUnder(before).y, 6);
});

test("a picture of half the size is drawn at the same position as the full one", () => {
  const size = { widthPx: 2000, heightPx: 1500 };
  const view = zoomView(fitView(size, PANE), 3, { x: 90, y: 60 }, size, PANE);
  expect(computePaneRect(view, { widthPx: 1000, heightPx: 750 }, size, PANE)).toEqual(
    computePaneRect(view, size, size, PANE),
  );
});
