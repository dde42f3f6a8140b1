import type { ImageSize } from "#core/vocabulary.ts";
import { hasAscii, decodeAscii, sliceBytes, createDataView } from "./bytes.ts";
import type { InspectedImage } from "./inspected-image.ts";

/** The most bytes of a description in which a size is looked for. */
const DESCRIPTION_BYTES = 4_194_304;
/** No picture is in so many boxes. */
const MAX_BOXES = 10_000;

/**
 * Size of an AVIF or HEIC. Throws a RangeError where the file is cut off, which browsers would draw as an empty
 * picture. The orientation is always 1, since decoders rotate these kinds themselves.
 */
export function parseHeif(bytes: Uint8Array): InspectedImage {
  let size: ImageSize = { widthPx: 0, heightPx: 0 };
  let [boxCount, hasPixels] = [0, false];
  for (let at = 0, end = 0; at < bytes.length; at = end) {
    end = findIsoBoxEnd(bytes, at);
    boxCount += 1;
    if (boxCount > MAX_BOXES) throw new RangeError("The file is in too many boxes.");
    const type = decodeAscii(bytes, at + 4, 4);
    // "meta" or "moov" describe the pictures; "mdat" holds their coded pixels.
    if (type === "mdat") hasPixels = true;
    if (type === "meta" || type === "moov")
      size = findLargestSize(bytes.subarray(at, Math.min(end, at + DESCRIPTION_BYTES)), size);
  }
  // Without a size, nobody knows how many pixels would be decoded.
  if (!hasPixels || size.widthPx * size.heightPx === 0) throw new RangeError("The file ends too early.");
  const isAnimated = hasAscii(bytes, 8, "avis");
  return { ...size, orientation: 1, isAnimated, hasMetadata: false, strippedBytes: bytes.slice() };
}

/** The end of the ISO box at `at`. The file is a row of boxes, each beginning with its length and its type. */
function findIsoBoxEnd(bytes: Uint8Array, at: number): number {
  const view = createDataView(bytes);
  const length = view.getUint32(at);
  // Bytes after the last box that are no box are skipped, and a box of length 0 goes to the end of the file.
  if (length === 0 || !/^\w{4}$/.test(decodeAscii(bytes, at + 4, 4))) return bytes.length;
  const end = at + (length === 1 ? Number(view.getBigUint64(at + 8)) : length);
  sliceBytes(bytes, at, end);
  return Math.max(end, at + 8);
}

/** The largest size announced for a picture or the frames of a film; smaller ones are tiles or thumbnails. */
function findLargestSize(description: Uint8Array, before: ImageSize): ImageSize {
  const view = createDataView(description);
  let largest = before;
  for (let at = description.indexOf(0x73); at !== -1; at = description.indexOf(0x73, at + 1)) {
    const size = readSize(view, description, at);
    if (size && size.widthPx * size.heightPx > largest.widthPx * largest.heightPx) largest = size;
  }
  return largest;
}

/** The size in a property "ispe", or in the first description of a film's frames, whose type has its "s" at `at`. */
function readSize(view: DataView, description: Uint8Array, at: number): ImageSize | undefined {
  if (hasAscii(description, at - 1, "ispe") && at + 15 <= description.length)
    return { widthPx: view.getUint32(at + 7), heightPx: view.getUint32(at + 11) };
  if (hasAscii(description, at, "stsd") && at + 48 <= description.length)
    return { widthPx: view.getUint16(at + 44), heightPx: view.getUint16(at + 46) };
  return undefined;
}
