import type { Box } from "#core/vision/box.ts";
import { scaleImage } from "#core/models/image-limits.ts";
import { createCanvas } from "./draw-upright.ts";

/**
 * The most colours along the longer side of a blurred region: patches of light in which no letter and no face can be
 * recognised.
 */
const MAX_BLUR_COLOURS = 6;

/** Redacts a region of a picture: no pixel holds its content afterwards. */
export function redactRegion(
  canvas: OffscreenCanvas,
  context: OffscreenCanvasRenderingContext2D,
  { x, y, width, height }: Box,
  how: "black" | "blur",
): void {
  if (how === "black") {
    context.fillStyle = "#000";
    context.fillRect(x, y, width, height);
    return;
  }
  const blurSize = scaleImage(
    { widthPx: width, heightPx: height },
    Math.min(0.3, MAX_BLUR_COLOURS / Math.max(width, height)),
  );
  let small = createCanvas({ widthPx: width, heightPx: height });
  small.context.drawImage(canvas, x, y, width, height, 0, 0, width, height);
  // Repeated halving averages every pixel; one step would pick only some.
  while (small.canvas.width > blurSize.widthPx || small.canvas.height > blurSize.heightPx) {
    const next = createCanvas({
      widthPx: Math.max(blurSize.widthPx, Math.ceil(small.canvas.width / 2)),
      heightPx: Math.max(blurSize.heightPx, Math.ceil(small.canvas.height / 2)),
    });
    next.context.drawImage(small.canvas, 0, 0, next.canvas.width, next.canvas.height);
    small = next;
  }
  context.clearRect(x, y, width, height);
  context.drawImage(small.canvas, 0, 0, small.canvas.width, small.canvas.height, x, y, width, height);
}
