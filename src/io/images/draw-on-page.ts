import type { ImageKind } from "#core/image-files/sniff-image.ts";
import { fitImage, scaleImage, type ImageLimits } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { createCanvas } from "./draw-upright.ts";
import type { PageDrawing } from "./image-protocol.ts";
import { toBase64 } from "./to-base64.ts";

/**
 * A small SVG is drawn at least this large: scaling an SVG up loses nothing, and a model sees little in a small one.
 */
const SVG_MIN_EDGE_PX = 512;

/** The size of an SVG that states none. */
const DEFAULT_SIZE: ImageSize = { widthPx: SVG_MIN_EDGE_PX, heightPx: SVG_MIN_EDGE_PX };

/**
 * Draws a picture with the page at the size the model sees, for kinds that a worker cannot decode. Rejects where the
 * browser cannot draw it. An SVG drawn as an image runs no script and loads nothing.
 */
export async function drawOnPage(file: Blob, kind: ImageKind, limits: ImageLimits): Promise<PageDrawing> {
  const image = new Image();
  const mediaType = kind === "svg" ? "image/svg+xml" : `image/${kind}`;
  // Chromium gives no pixels of an SVG with HTML in it that comes from a blob: address.
  image.src = `data:${mediaType};base64,${await toBase64(file)}`;
  await image.decode();
  const natural = image.naturalWidth > 0 ? getNaturalSize(image) : DEFAULT_SIZE;
  const size = fitImage(kind === "svg" ? enlarge(natural) : natural, limits);
  const { canvas, context } = createCanvas(size);
  context.drawImage(image, 0, 0, size.widthPx, size.heightPx);
  return { bitmap: canvas.transferToImageBitmap(), natural };
}

function getNaturalSize({ naturalWidth, naturalHeight }: HTMLImageElement): ImageSize {
  return { widthPx: naturalWidth, heightPx: naturalHeight };
}

function enlarge(size: ImageSize): ImageSize {
  return scaleImage(size, Math.max(1, SVG_MIN_EDGE_PX / Math.max(size.widthPx, size.heightPx)));
}
