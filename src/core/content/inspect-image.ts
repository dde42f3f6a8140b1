import type { InspectedImage } from "./inspected-image.ts";
import { readBmp } from "./read-bmp.ts";
import { readBoxes } from "./read-boxes.ts";
import { readGif } from "./read-gif.ts";
import { readJpeg } from "./read-jpeg.ts";
import { readPng } from "./read-png.ts";
import { readWebp } from "./read-webp.ts";
import type { ImageKind } from "./sniff-image.ts";

const READERS = {
  png: readPng,
  jpeg: readJpeg,
  gif: readGif,
  webp: readWebp,
  avif: readBoxes,
  heic: readBoxes,
  bmp: readBmp,
  svg: readSvg,
} as const satisfies Record<ImageKind, (bytes: Uint8Array) => InspectedImage>;

/**
 * What the bytes of a picture say, and the bytes without metadata; undefined where the file is cut off or damaged as
 * far as that shows without decoding. `sniffImage` tells the kind.
 */
export function inspectImage(bytes: Uint8Array, kind: ImageKind): InspectedImage | undefined {
  try {
    return READERS[kind](bytes);
  } catch (error) {
    // Reading past the end is how a file that is cut off shows itself.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** An SVG says its size in ways that only a browser can work out. */
function readSvg(bytes: Uint8Array): InspectedImage {
  return { widthPx: 0, heightPx: 0, orientation: 1, isAnimated: false, hasMetadata: false, bare: bytes.slice() };
}
