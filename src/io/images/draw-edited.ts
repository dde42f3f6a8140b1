import type { DrawingPlan } from "#core/vision/plan-drawing.ts";
import { drawMarks } from "./draw-marks.ts";
import { drawUpright, createCanvas, type CanvasWithContext } from "./draw-upright.ts";
import { redactRegion } from "./redact-region.ts";

/** The EXIF orientation for each number of clockwise quarter turns. */
const ORIENTATION_BY_QUARTERS = [1, 6, 3, 8] as const;

/** Draws an edited picture by its plan: crops and redacts it, then rotates, scales and marks it. */
export function drawEdited(upright: ImageBitmap | OffscreenCanvas, plan: DrawingPlan): CanvasWithContext {
  const { quarters, size, marks, lineWidthPx } = plan;
  const pixels = drawUpright(cropAndRedact(upright, plan), ORIENTATION_BY_QUARTERS[quarters], size);
  drawMarks(pixels.context, marks, lineWidthPx);
  return pixels;
}

function cropAndRedact(
  upright: ImageBitmap | OffscreenCanvas,
  { crop, redactions }: DrawingPlan,
): ImageBitmap | OffscreenCanvas {
  const isWhole = crop.width === upright.width && crop.height === upright.height;
  if (isWhole && redactions.length === 0) return upright;
  const { canvas, context } = createCanvas({ widthPx: crop.width, heightPx: crop.height });
  context.drawImage(upright, crop.x, crop.y, crop.width, crop.height, 0, 0, crop.width, crop.height);
  for (const { box, how } of redactions)
    redactRegion(canvas, context, { ...box, x: box.x - crop.x, y: box.y - crop.y }, how);
  return canvas;
}
