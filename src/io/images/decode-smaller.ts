import type { ImageSize } from "#core/vocabulary.ts";

/** The smallest scale of the edges at which a JPEG can be decoded. */
const MIN_SCALE = 1 / 8;

/**
 * Decodes a JPEG without metadata at a half, a quarter or an eighth of its size, at least as large as `wanted`: in a
 * quarter of the time and little memory, since most pixels are never computed. Undefined where this saves nothing or
 * the browser cannot do it.
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
  // The decoder needs both values, and decodes at the largest size of its own that does not exceed them.
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
    // The usual way of decoding is tried next and reports the error.
    return undefined;
  } finally {
    decoder.close();
  }
}
