import type { ImageSize } from "#core/vocabulary.ts";
import { hasAscii, decodeAscii, sliceBytes, createDataView } from "./bytes.ts";
import type { InspectedImage } from "./inspected-image.ts";

/** The sizes stand near the beginning of the file. */
const HEAD_BYTES = 262_144;

/**
 * Size of an AVIF or HEIC. Throws a RangeError where the file is cut off, which browsers would draw as an empty
 * picture. The orientation is always 1, since decoders rotate these kinds themselves.
 */
export function parseHeif(bytes: Uint8Array): InspectedImage {
  const boxTypes = new Set<string>();
  for (let at = 0; at < bytes.length; at = findIsoBoxEnd(bytes, at)) boxTypes.add(decodeAscii(bytes, at + 4, 4));
  // "meta" or "moov" describe the pictures; "mdat" holds their coded pixels.
  const isWhole = (boxTypes.has("meta") || boxTypes.has("moov")) && boxTypes.has("mdat");
  if (!isWhole) throw new RangeError("The file ends too early.");
  const size = findLargestSize(bytes.subarray(0, HEAD_BYTES));
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

/** The largest size announced for a picture in the file; smaller ones are tiles or thumbnails. */
function findLargestSize(head: Uint8Array): ImageSize {
  const view = createDataView(head);
  let largest: ImageSize = { widthPx: 0, heightPx: 0 };
  for (let at = head.indexOf(0x69); at !== -1; at = head.indexOf(0x69, at + 1)) {
    if (!hasAscii(head, at, "ispe") || at + 16 > head.length) continue;
    const size = { widthPx: view.getUint32(at + 8), heightPx: view.getUint32(at + 12) };
    if (size.widthPx * size.heightPx > largest.widthPx * largest.heightPx) largest = size;
  }
  return largest;
}
