import fc from "fast-check";
import { expect, test } from "vitest";
import { getImageLimits } from "#core/models/image-limits.ts";
import type { EditStep } from "./edit-step.ts";
import { describeEdits } from "./describe-edits.ts";
import { planDrawing } from "./plan-drawing.ts";

const limits = getImageLimits("claude-opus-4-5");
const large = { widthPx: 4000, heightPx: 3000 };
const box = { x: 100, y: 200, width: 300, height: 400 };

test("a picture is no larger than the model sees unless its original size is chosen, and never above 8000 pixels", () => {
  const original: EditStep = { kind: "size", to: "original" };
  expect(planDrawing(large, [], limits).size).toEqual({ widthPx: 1269, heightPx: 952 });
  expect(planDrawing(large, [original], limits).size).toEqual(large);
  expect(planDrawing(large, [original, { kind: "size", to: "model" }], limits).size.widthPx).toBe(1269);
  expect(planDrawing({ widthPx: 16_000, heightPx: 400 }, [original], limits).size).toEqual({
    widthPx: 8000,
    heightPx: 200,
  });
});

test("a redaction covers every pixel that it touches, before scaling and inside the crop", () => {
  const at = fc.double({ min: 0, max: 2900, noNaN: true });
  const length = fc.double({ min: 0.1, max: 900, noNaN: true });
  fc.assert(
    fc.property(at, at, length, length, (x, y, width, height) => {
      const plan = planDrawing(large, [{ kind: "redact", how: "black", box: { x, y, width, height } }], limits);
      const [redaction] = plan.redactions;
      expect(redaction?.box.x).toBeLessThanOrEqual(x);
      expect(redaction?.box.y).toBeLessThanOrEqual(y);
      expect((redaction?.box.x ?? 0) + (redaction?.box.width ?? 0)).toBeGreaterThanOrEqual(Math.min(x + width, 4000));
      expect((redaction?.box.y ?? 0) + (redaction?.box.height ?? 0)).toBeGreaterThanOrEqual(Math.min(y + height, 3000));
    }),
  );
});

test("a redacted region stays redacted after a crop into it and a rotation", () => {
  const steps: EditStep[] = [
    { kind: "redact", how: "black", box },
    { kind: "crop", box: { x: 200, y: 0, width: 1000, height: 1000 } },
    { kind: "rotate", quarters: 1 },
  ];
  expect(planDrawing(large, steps, limits).redactions).toEqual([
    { how: "black", box: { x: 200, y: 200, width: 200, height: 400 } },
  ]);
});

test("marks stay on their objects through crop, rotation and scale, and numbers count up", () => {
  const steps: EditStep[] = [
    { kind: "number", at: { x: 1000, y: 500 }, colour: "red" },
    { kind: "box", box: { x: 1000, y: 500, width: 200, height: 100 }, colour: "blue" },
    { kind: "number", at: { x: 2000, y: 1000 }, colour: "red" },
    { kind: "crop", box: { x: 1000, y: 500, width: 2000, height: 1000 } },
    { kind: "rotate", quarters: 1 },
  ];
  const { marks, size } = planDrawing(large, steps, limits);
  const scale = size.widthPx / 1000;
  expect(marks).toMatchObject([
    { kind: "number", number: 1, at: { x: 1000 * scale, y: 0 } },
    { kind: "box", colour: "#1f5eff", box: { x: 900 * scale, y: 0, width: 100 * scale } },
    { kind: "number", number: 2, at: { x: 500 * scale, y: 1000 * scale } },
  ]);
});

test("edits are noted, redactions first, and a size note only where it still holds", () => {
  const steps: EditStep[] = [
    { kind: "redact", how: "black", box },
    { kind: "redact", how: "blur", box },
    { kind: "redact", how: "black", box },
    { kind: "crop", box: { x: 0, y: 0, width: 800, height: 600 } },
    { kind: "pen", points: [], colour: "red" },
  ];
  expect(
    describeEdits(large, steps, { widthPx: 800, heightPx: 600 }, ["scaled from 4000×3000", "metadata removed"]),
  ).toEqual(["2 parts blacked out", "a part blurred", "cropped", "marked", "metadata removed"]);
});
