import { addPiece, joinBytes, decodeAscii, sliceBytes, createDataView } from "./bytes.ts";
import type { InspectedImage, Orientation } from "./inspected-image.ts";
import { parseExifOrientation } from "./parse-exif-orientation.ts";

/** Chunks that a reader may ignore and that affect how the pixels look: colours, transparency, shape. */
const APPEARANCE_CHUNKS = new Set([
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "iCCP",
  "cICP",
  "mDCV",
  "cLLI",
  "sBIT",
  "bKGD",
  "pHYs",
]);
const ANIMATION_CHUNKS = new Set(["acTL", "fcTL", "fdAT"]);

/**
 * Size, orientation and metadata of a PNG, and its bytes without metadata. Throws a RangeError where the file is cut
 * off or malformed.
 */
export function parsePng(bytes: Uint8Array): InspectedImage {
  const view = createDataView(bytes);
  if (decodeAscii(bytes, 12, 4) !== "IHDR") throw new RangeError("The picture has no size.");
  const [widthPx, heightPx, bitDepth] = [view.getUint32(16), view.getUint32(20), view.getUint8(24)];
  if (widthPx === 0 || heightPx === 0) throw new RangeError("The picture has no size.");
  const pieces = [sliceBytes(bytes, 0, 8)];
  let orientation: Orientation | undefined;
  let isAnimated = false;
  let hasMetadata = false;
  let at = 8;
  for (let type = ""; type !== "IEND";) {
    const end = at + 12 + view.getUint32(at);
    const chunk = sliceBytes(bytes, at, end);
    type = decodeAscii(chunk, 4, 4);
    // A lower-case first letter marks a chunk that decoding does not need.
    if (APPEARANCE_CHUNKS.has(type) || type < "a") addPiece(pieces, chunk);
    else if (ANIMATION_CHUNKS.has(type)) isAnimated = true;
    else hasMetadata = true;
    if (type === "eXIf") orientation ??= parseExifOrientation(chunk.subarray(8, -4));
    at = end;
  }
  return {
    widthPx,
    heightPx,
    orientation: orientation ?? 1,
    isAnimated,
    hasMetadata: hasMetadata || at < bytes.length,
    ...(bitDepth === 16 ? { redraw: "sixteen-bits" as const } : {}),
    strippedBytes: joinBytes(pieces),
  };
}
