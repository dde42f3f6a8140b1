import type { Box } from "#core/vision/box.ts";
import { scaleImage } from "#core/models/image-limits.ts";
import { openPixels } from "./draw-upright.ts";

/** A blurred part keeps at most this many colours along its longer side: shapes of light, no letter and no face. */
const CELLS = 6;

/** Takes a part out of a picture: what stood there is nowhere in the pixels afterwards. */
export function redact(
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
  const cells = scaleImage({ widthPx: width, heightPx: height }, Math.min(0.3, CELLS / Math.max(width, height)));
  let small = openPixels({ widthPx: width, heightPx: height });
  small.context.drawImage(canvas, x, y, width, height, 0, 0, width, height);
  // Halving by steps averages every pixel; one step would pick a few of them.
  while (small.canvas.width > cells.widthPx || small.canvas.height > cells.heightPx) {
    const next = openPixels({
      widthPx: Math.max(cells.widthPx, Math.ceil(small.canvas.width / 2)),
      heightPx: Math.max(cells.heightPx, Math.ceil(small.canvas.height / 2)),
    });
    next.context.drawImage(small.canvas, 0, 0, next.canvas.width, next.canvas.height);
    small = next;
  }
  context.clearRect(x, y, width, height);
  context.drawImage(small.canvas, 0, 0, small.canvas.width, small.canvas.height, x, y, width, height);
}
