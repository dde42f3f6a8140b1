import { measurePicture } from "#core/demo/measure-picture.ts";
import type { PictureFacts } from "#core/demo/picture-facts.ts";
import { scaleImage } from "#core/models/image-limits.ts";
import { drawUpright } from "#io/images/draw-upright.ts";

/**
 * The long edge at which pictures are measured, as Claude Opus 4.5 sees them. Smaller copies would have mixed colours
 * that the picture does not have.
 */
const LONG_EDGE_PX = 1568;

/** Measurements of a PNG, JPEG, GIF or WebP. Rejects where this browser cannot decode it. */
export async function measureEncodedPicture(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<PictureFacts> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: mediaType }));
  // The browser has already rotated the picture upright.
  const size = { widthPx: bitmap.width, heightPx: bitmap.height };
  const scale = Math.min(1, LONG_EDGE_PX / Math.max(bitmap.width, bitmap.height));
  const { canvas, context } = drawUpright(bitmap, 1, scaleImage(size, scale));
  bitmap.close();
  const { data: rgba } = context.getImageData(0, 0, canvas.width, canvas.height);
  return measurePicture({ rgba, widthPx: canvas.width, heightPx: canvas.height }, size);
}
