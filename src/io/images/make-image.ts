import type { RefusedImage } from "#core/image-files/explain-refused-image.ts";
import { checkImage } from "#core/image-files/check-image.ts";
import type { InspectedImage } from "#core/image-files/inspected-image.ts";
import { describeImageChanges } from "#core/image-files/describe-image-changes.ts";
import { isSendable, type ImageKind } from "#core/image-files/sniff-image.ts";
import { rotateSize } from "#core/image-files/rotate-upright.ts";
import { fitImage, fitsBase64, type ImageLimits } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { decodeSmaller } from "./decode-smaller.ts";
import { drawUpright } from "./draw-upright.ts";
import { encodePixels, type EncodedImage } from "./encode-pixels.ts";
import { hashBytes } from "./hash-bytes.ts";
import type { ImageResult, PageDrawing, PictureSource } from "./image-protocol.ts";

/** Lets the page draw a picture that a worker cannot decode; undefined where the page cannot either. */
export type DrawOnPage = (kind: ImageKind) => Promise<PageDrawing | undefined>;

/** A drawing; `full` is the size of the whole picture, which may have been decoded with fewer pixels. */
type Drawing = PageDrawing & { full: ImageSize };

type Picture = { kind: ImageKind; inspected: InspectedImage; sizeBytes: number };

/** Prepares a file for a model, or returns the reason why it is refused. Runs in a worker. */
export async function makeImage(file: Blob, limits: ImageLimits, drawOnPage: DrawOnPage): Promise<ImageResult> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return refuse({ kind: "unreadable" });
  }
  const checked = checkImage(bytes);
  if (!checked.ok) return checked;
  const { kind, inspected } = checked;
  const picture = { kind, inspected, sizeBytes: bytes.length };
  let isDrawnByPage = false;
  const drawing = await draw(picture, limits, (kindToDraw) => {
    isDrawnByPage = true;
    return drawOnPage(kindToDraw);
  });
  if (!drawing) return refuse({ kind: isSendable(kind) ? "damaged" : "not-drawn", imageKind: kind });
  const made = await encodeDrawing(picture, drawing, limits);
  // A picture drawn by the page, or sent with its own pixels, is edited in its prepared form.
  if (!made.ok || !made.isRedrawn || isDrawnByPage) return made.ok ? { ok: true, image: made.image } : made;
  return { ok: true, image: { ...made.image, source: await createSource(picture) } };
}

async function createSource({ kind, inspected }: Picture): Promise<PictureSource> {
  const { strippedBytes: bare, orientation } = inspected;
  const bytes = toFile(bare, kind);
  return { ...rotateSize(inspected, orientation), bytes, sha256: await hashBytes(bare), kind, orientation };
}

/**
 * Draws the picture without its metadata, so that no browser rotates it by itself: `drawUpright` rotates all pictures
 * alike.
 */
async function draw(
  { kind, inspected }: Picture,
  limits: ImageLimits,
  drawOnPage: DrawOnPage,
): Promise<Drawing | undefined> {
  // Workers cannot decode SVG.
  if (kind === "svg") return toDrawing(await drawOnPage(kind));
  if (kind === "jpeg") {
    const { widthPx, heightPx, strippedBytes: bare } = inspected;
    const natural = { widthPx, heightPx };
    const bitmap = await decodeSmaller(bare, natural, fitImage(natural, limits));
    if (bitmap) return { bitmap, natural, full: natural };
  }
  try {
    const bitmap = await createImageBitmap(new Blob([inspected.strippedBytes], { type: `image/${kind}` }));
    return { bitmap, natural: sizeOf(bitmap), full: sizeOf(bitmap) };
  } catch {
    return isSendable(kind) ? undefined : toDrawing(await drawOnPage(kind));
  }
}

function toDrawing(drawing: PageDrawing | undefined): Drawing | undefined {
  return drawing && { ...drawing, full: sizeOf(drawing.bitmap) };
}

type FinishedImage =
  | (Extract<ImageResult, { ok: true }> & { isRedrawn: boolean })
  | Extract<ImageResult, { ok: false }>;

async function encodeDrawing(picture: Picture, drawing: Drawing, limits: ImageLimits): Promise<FinishedImage> {
  const { kind, inspected, sizeBytes } = picture;
  const { orientation, isAnimated, hasMetadata, redraw } = inspected;
  const { natural, full } = drawing;
  const unchanged = getUnchangedImage(picture, full, limits);
  const result = unchanged ?? (await redrawPicture(picture, drawing, limits));
  if (!result) return refuse({ kind: "too-heavy" });
  const original = { ...rotateSize(natural, orientation), kind };
  const notes = describeImageChanges({
    from: { ...original, sizeBytes },
    to: { ...result.size, kind: result.kind },
    isAnimated,
    isRotated: orientation !== 1,
    hadMetadata: hasMetadata,
    isRedrawn: !unchanged,
    ...(redraw ? { redraw } : {}),
  });
  return {
    ok: true,
    isRedrawn: !unchanged,
    image: {
      ...result,
      bytes: toFile(result.bytes, result.kind),
      sha256: await hashBytes(result.bytes),
      original,
      notes,
    },
  };
}

/** The file without metadata and not encoded anew; undefined where the picture needs any other change. */
function getUnchangedImage(
  { kind, inspected }: Picture,
  size: ImageSize,
  limits: ImageLimits,
): EncodedImage | undefined {
  const { strippedBytes: bare, orientation, redraw } = inspected;
  if (!isSendable(kind) || redraw || orientation !== 1 || !fitsBase64(bare.length, limits)) return undefined;
  const { widthPx, heightPx } = fitImage(size, limits);
  return widthPx === size.widthPx && heightPx === size.heightPx ? { bytes: bare, kind, size } : undefined;
}

function redrawPicture(
  { kind, inspected: { orientation } }: Picture,
  { bitmap, full }: Drawing,
  limits: ImageLimits,
): Promise<EncodedImage | undefined> {
  const size = fitImage(rotateSize(full, orientation), limits);
  return encodePixels(drawUpright(bitmap, orientation, size), limits, kind === "jpeg");
}

function toFile(bytes: Uint8Array<ArrayBuffer>, kind: ImageKind): Blob {
  return new Blob([bytes], { type: `image/${kind}` });
}

function sizeOf({ width, height }: ImageBitmap): ImageSize {
  return { widthPx: width, heightPx: height };
}

function refuse(refused: RefusedImage): Extract<ImageResult, { ok: false }> {
  return { ok: false, refused };
}
