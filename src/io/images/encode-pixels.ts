import { analysePixels } from "#core/image-files/analyse-pixels.ts";
import type { SendableKind } from "#core/image-files/sniff-image.ts";
import { fitsBase64, scaleImage, type ImageLimits } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { drawUpright, type CanvasWithContext } from "./draw-upright.ts";

export type EncodedImage = { bytes: Uint8Array<ArrayBuffer>; kind: SendableKind; size: ImageSize };

type Attempt = { kind: SendableKind; quality?: number };

const PNG: Attempt = { kind: "png" };
const JPEG: Attempt[] = [0.9, 0.8, 0.7].map((quality) => ({ kind: "jpeg", quality }));
/** The only small format with transparency. */
const WEBP: Attempt[] = [0.9, 0.8].map((quality) => ({ kind: "webp", quality }));

/** The factor from one size to the next when no encoding is small enough. */
const SHRINK_FACTOR = 0.8;
const MAX_SIZES = 8;

/**
 * Encodes a picture: PNG where it is flat or transparent, else JPEG; then at lower quality, then smaller, until its
 * base64 is within the limit. Undefined where nothing is small enough. `isPhoto` skips the analysis of the pixels.
 */
export async function encodePixels(
  pixels: CanvasWithContext,
  limits: ImageLimits,
  isPhoto: boolean,
): Promise<EncodedImage | undefined> {
  const attempts = isPhoto ? JPEG : chooseAttempts(pixels);
  let canvas = pixels.canvas;
  for (let step = 0; step < MAX_SIZES; step += 1) {
    const size = { widthPx: canvas.width, heightPx: canvas.height };
    for (const attempt of attempts) {
      const bytes = await encode(canvas, attempt);
      if (bytes && fitsBase64(bytes.length, limits)) return { bytes, kind: attempt.kind, size };
    }
    canvas = drawUpright(canvas.transferToImageBitmap(), 1, scaleImage(size, SHRINK_FACTOR)).canvas;
  }
  return undefined;
}

function chooseAttempts({ canvas, context }: CanvasWithContext): Attempt[] {
  const { isFlat, isTransparent } = analysePixels(context.getImageData(0, 0, canvas.width, canvas.height).data);
  if (isTransparent) return [PNG, ...WEBP];
  return isFlat ? [PNG, ...JPEG] : JPEG;
}

/** The encoded picture; undefined where the browser cannot encode the kind and returns a PNG instead. */
async function encode(
  canvas: OffscreenCanvas,
  { kind, quality }: Attempt,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const type = `image/${kind}`;
  const blob = await canvas.convertToBlob({ type, ...(quality === undefined ? {} : { quality }) });
  return blob.type === type ? new Uint8Array(await blob.arrayBuffer()) : undefined;
}
