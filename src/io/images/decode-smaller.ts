import type { ImageSize } from "#core/vocabulary.ts";

/** The least part of its edges that a JPEG can be decoded at. */
const MIN_SCALE = 1 / 8;

/**
 * A JPEG without metadata, decoded at the half, quarter or eighth of its size that is still as large as wanted: a
 * quarter of the time and a small part of the memory, since most of its pixels never exist. Undefined where that saves
 * nothing, or the browser cannot.
 */
export async function decodeSmaller(
  bytes: Uint8Array<ArrayBuffer>,
  { widthPx, heightPx }: ImageSize,
  wanted: ImageSize,
): Promise<ImageBitmap | undefined> {
  if (!("ImageDecoder" in globalThis)) return undefined;
  let scale = 1;
  while (scale > MIN_SCALE && (widthPx * scale) / 2 >= wanted.widthPx && (heightPx * scale) / 2 >= wanted.heightPx)
    scale /= 2;
  if (scale === 1) return undefined;
  // It takes only both, and decodes at the largest size it has that is no larger.
  const desiredSize = { desiredWidth: Math.ceil(widthPx * scale), desiredHeight: Math.ceil(heightPx * scale) };
  const decoder = new ImageDecoder({ data: bytes, type: "image/jpeg", ...desiredSize });
  try {
    const { image, complete } = await decoder.decode();
    try {
      const isLargeEnough = image.displayWidth >= wanted.widthPx && image.displayHeight >= wanted.heightPx;
      return complete && isLargeEnough ? await createImageBitmap(image) : undefined;
    } finally {
      image.close();
    }
  } catch {
    // What it cannot decode is tried in the usual way, which says why it cannot.
    return undefined;
  } finally {
    decoder.close();
  }
}
