import { addPiece, hasAscii, joinBytes, sliceBytes, createDataView } from "./bytes.ts";
import type { InspectedImage, Orientation } from "./inspected-image.ts";
import { parseExifOrientation } from "./parse-exif-orientation.ts";

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

type Frame = { widthPx: number; heightPx: number; colours: number };

/**
 * Size and orientation of a JPEG, and its bytes without metadata. Throws a RangeError where the file is cut off or
 * malformed.
 */
export function parseJpeg(bytes: Uint8Array): InspectedImage {
  const view = createDataView(bytes);
  const pieces = [sliceBytes(bytes, 0, 2)];
  let frame: Frame | undefined;
  let orientation: Orientation | undefined;
  let scanCount = 0;
  let at = findMarker(bytes, 2);
  while (view.getUint8(at + 1) !== END_OF_IMAGE) {
    const marker = view.getUint8(at + 1);
    if (isStandaloneMarker(marker)) {
      at = findMarker(bytes, at + 2);
      continue;
    }
    const segment = sliceSegment(bytes, at);
    const content = segment.subarray(4);
    if (isFrameMarker(marker)) frame ??= parseFrame(segment);
    if (marker === START_OF_SCAN) scanCount += 1;
    // Behind the first scan nobody looks for it.
    if (marker === 0xe1 && scanCount === 0 && hasAscii(content, 0, "Exif\0\0"))
      orientation ??= parseExifOrientation(content);
    const segmentEnd = at + segment.length;
    const end = marker === START_OF_SCAN ? findScanEnd(bytes, segmentEnd) : segmentEnd;
    addPiece(pieces, stripSegment(marker, segment));
    addPiece(pieces, sliceBytes(bytes, segmentEnd, end));
    at = findMarker(bytes, end);
  }
  // Bytes after the end marker are not part of the picture: a second picture, a short film, notes of the camera.
  addPiece(pieces, sliceBytes(bytes, at, at + 2));
  if (!frame || frame.widthPx === 0 || frame.heightPx === 0) throw new RangeError("The picture has no size.");
  const strippedBytes = joinBytes(pieces);
  return {
    widthPx: frame.widthPx,
    heightPx: frame.heightPx,
    orientation: orientation ?? 1,
    isAnimated: false,
    hasMetadata: strippedBytes.length < bytes.length,
    scanCount,
    ...(frame.colours === 4 ? { redraw: "four-colours" as const } : {}),
    strippedBytes,
  };
}

/** The position of the next marker. Stray bytes and fill bytes before it are skipped, as decoders do. */
function findMarker(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && bytes[at + 1] === 0xff) at += 1;
  if (at === -1) throw new RangeError("The file ends too early.");
  return at;
}

/** The end of a scan's coded pixels: the first marker that is neither a stuffed 0 nor a restart. */
function findScanEnd(bytes: Uint8Array, from: number): number {
  const view = createDataView(bytes);
  let at = findMarker(bytes, from);
  for (;;) {
    const next = view.getUint8(at + 1);
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = findMarker(bytes, at + 2);
  }
}

/** The segment at `at`: a marker, a length that counts itself, and the content. */
function sliceSegment(bytes: Uint8Array, at: number): Uint8Array {
  const length = createDataView(bytes).getUint16(at + 2);
  if (length < 2) throw new RangeError("The file makes no sense.");
  return sliceBytes(bytes, at, at + 2 + length);
}

function isStandaloneMarker(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

function isFrameMarker(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function parseFrame(segment: Uint8Array): Frame {
  const view = createDataView(segment);
  return { heightPx: view.getUint16(5), widthPx: view.getUint16(7), colours: view.getUint8(9) };
}

/** The bytes of a segment to keep: everything that decoding needs and the colour profile; empty for any other APPn. */
function stripSegment(marker: number, segment: Uint8Array): Uint8Array {
  const content = segment.subarray(4);
  if ((marker >= 0xc0 && marker <= 0xcf) || (marker >= START_OF_SCAN && marker <= 0xdf)) return segment;
  // Keeps the density of the pixels and leaves out a thumbnail after it.
  if (marker === 0xe0 && hasAscii(content, 0, "JFIF\0")) return truncateSegment(segment, 16, [16, 17]);
  if (marker === 0xe2 && hasAscii(content, 0, "ICC_PROFILE\0")) return segment;
  // States how three or four colour channels are to be read.
  if (marker === 0xee && hasAscii(content, 0, "Adobe")) return truncateSegment(segment, 14, []);
  return new Uint8Array();
}

/** The segment cut to `length`, counted from after the marker, with the bytes at `zeros` set to 0. */
function truncateSegment(segment: Uint8Array, length: number, zeros: number[]): Uint8Array {
  if (segment.length < length + 2) return new Uint8Array();
  const copy = segment.slice(0, length + 2);
  copy[2] = 0;
  copy[3] = length;
  for (const zero of zeros) copy[zero] = 0;
  return copy;
}
