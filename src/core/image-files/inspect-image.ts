import type { InspectedImage } from "./inspected-image.ts";
import { parseBmp } from "./parse-bmp.ts";
import { parseHeif } from "./parse-heif.ts";
import { parseGif } from "./parse-gif.ts";
import { parseJpeg } from "./parse-jpeg.ts";
import { parsePng } from "./parse-png.ts";
import { parseWebp } from "./parse-webp.ts";
import type { ImageKind } from "./sniff-image.ts";

const PARSERS = {
  png: parsePng,
  jpeg: parseJpeg,
  gif: parseGif,
  webp: parseWebp,
  avif: parseHeif,
  heic: parseHeif,
  bmp: parseBmp,
  svg: parseSvg,
} as const satisfies Record<ImageKind, (bytes: Uint8Array) => InspectedImage>;

/**
 * Size, orientation and metadata of a picture, read from its bytes, and the bytes without metadata. Undefined where the
 * file is cut off or damaged, as far as can be seen without decoding. `kind` is what `sniffImage` returned.
 */
export function inspectImage(bytes: Uint8Array, kind: ImageKind): InspectedImage | undefined {
  try {
    return PARSERS[kind](bytes);
  } catch (error) {
    // Reading past the end throws a RangeError: the file is cut off.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** An SVG states its size in ways that only a browser can compute, so the size is 0×0. */
function parseSvg(bytes: Uint8Array): InspectedImage {
  return {
    widthPx: 0,
    heightPx: 0,
    orientation: 1,
    isAnimated: false,
    hasMetadata: false,
    strippedBytes: bytes.slice(),
  };
}
