import type { Orientation } from "#core/image-files/inspected-image.ts";
import { computeUprightMatrix, rotateSize } from "#core/image-files/rotate-upright.ts";
import { scaleImage } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";

export type CanvasWithContext = { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D };

/** The picture turned upright and scaled to an upright size. */
export function drawUpright(
  stored: ImageBitmap | OffscreenCanvas,
  orientation: Orientation,
  upright: ImageSize,
): CanvasWithContext {
  const wanted = rotateSize(upright, orientation);
  let source: ImageBitmap | OffscreenCanvas = stored;
  // Repeated halving averages every pixel, however the browser scales; fine lines would otherwise break up.
  while (source.width >= wanted.widthPx * 2 && source.height >= wanted.heightPx * 2) {
    const half = scaleImage({ widthPx: source.width, heightPx: source.height }, 0.5);
    const { canvas, context } = createCanvas(half);
    context.drawImage(source, 0, 0, half.widthPx, half.heightPx);
    source = canvas;
  }
  const pixels = createCanvas(upright);
  pixels.context.setTransform(...computeUprightMatrix(orientation, upright));
  pixels.context.drawImage(source, 0, 0, wanted.widthPx, wanted.heightPx);
  pixels.context.resetTransform();
  return pixels;
}

/** An empty canvas and its context. */
export function createCanvas({ widthPx, heightPx }: ImageSize): CanvasWithContext {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  // Kept in main memory: graphics cards have size limits, and the pixels are read back anyway.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("The browser has no room to draw it");
  context.imageSmoothingQuality = "high";
  return { canvas, context };
}
