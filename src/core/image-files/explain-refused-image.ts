import { formatShapes, TOO_MANY_SVG_SHAPES } from "./measure-svg.ts";
import { assertNever } from "#core/assert-never.ts";
import { formatBytes, formatCount } from "#core/format.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import type { ImageKind } from "./sniff-image.ts";

/** A file of this size or more is refused without being read. */
export const TOO_MANY_BYTES = 50_000_000;

/** A picture of this many pixels or more is refused before decoding, which takes four bytes for each pixel. */
export const TOO_MANY_PIXELS = 100_000_000;

/** The most pixels that all passes over a JPEG may have together; a picture of 100 megapixels has about ten passes. */
export const TOO_MANY_SCANNED_PIXELS = 2_000_000_000;

/** The reason why a file cannot be attached. */
export type RefusedImage =
  | { kind: "empty" }
  | { kind: "too-many-bytes"; sizeBytes: number }
  | { kind: "too-many-pixels"; size: ImageSize }
  | { kind: "too-many-shapes"; count: number }
  | { kind: "too-many-scans"; count: number }
  | { kind: "foreign"; what: string }
  | { kind: "damaged"; imageKind: ImageKind }
  | { kind: "not-drawn"; imageKind: ImageKind }
  | { kind: "unreadable" }
  | { kind: "too-slow"; waitedMs: number }
  | { kind: "too-heavy" }
  | { kind: "broken"; why: string };

const KIND_NAMES: Record<ImageKind, string> = {
  png: "PNG",
  jpeg: "JPEG",
  gif: "GIF",
  webp: "WebP",
  avif: "AVIF",
  heic: "HEIC",
  bmp: "BMP",
  svg: "SVG",
};

/** The name of an image kind as people write it. */
export function formatImageKind(kind: ImageKind): string {
  return KIND_NAMES[kind];
}

const ACCEPTED = "PNG, JPEG, GIF and WebP are accepted; AVIF, BMP, HEIC and SVG if the browser can draw them.";

/** The sentences shown for a refused file: its name, the reason, and which files are accepted or what to do. */
export function explainRefusedImage(name: string, refused: RefusedImage): string {
  return `“${name}” ${explain(refused)}`;
}

function explain(refused: RefusedImage): string {
  switch (refused.kind) {
    case "empty":
      return `is empty: it has 0 bytes. ${ACCEPTED}`;
    case "too-many-bytes":
      return `has ${formatBytes(refused.sizeBytes)}. Images below ${TOO_MANY_BYTES / 1_000_000} MB are accepted.`;
    case "too-many-pixels":
      return explainTooManyPixels(refused.size);
    case "too-many-shapes":
      return `is as much work to draw as ${formatShapes(refused.count)} shapes. SVGs of up to ${formatCount(TOO_MANY_SVG_SHAPES)} are accepted; save it as PNG instead.`;
    case "too-many-scans":
      return `repeats its pixels in ${formatCount(refused.count)} passes, too many for its size. Save it as a baseline JPEG or as PNG.`;
    case "foreign":
      return `cannot be sent: the file is ${refused.what}. ${ACCEPTED}`;
    case "damaged":
      return `cannot be read: this ${formatImageKind(refused.imageKind)} file is cut off or damaged. ${ACCEPTED}`;
    case "not-drawn":
      return `is ${formatImageKind(refused.imageKind)}, and this browser cannot draw it. Save it as PNG or JPEG. ${ACCEPTED}`;
    case "unreadable":
      return `could not be read; the file may have been moved or changed. Choose it again. ${ACCEPTED}`;
    case "too-slow":
      return `could not be decoded within ${Math.round(refused.waitedMs / 1000)} seconds. A smaller image may work. ${ACCEPTED}`;
    case "too-heavy":
      return `is too large for a request in every format. Save a smaller version. ${ACCEPTED}`;
    case "broken":
      return `could not be prepared: ${refused.why}. Choose the file again. ${ACCEPTED}`;
    default:
      return assertNever(refused);
  }
}

function explainTooManyPixels({ widthPx, heightPx }: ImageSize): string {
  const megapixels = (pixels: number) => `${formatCount(pixels / 1_000_000)} megapixels`;
  const size = `${formatCount(widthPx)}×${formatCount(heightPx)}`;
  return `has ${megapixels(widthPx * heightPx)} (${size}). Images below ${megapixels(TOO_MANY_PIXELS)} are accepted.`;
}
