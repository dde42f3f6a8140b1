import type { ImageSize } from "#core/vocabulary.ts";
import { addPiece, joinBytes, decodeAscii, sliceBytes, createDataView } from "./bytes.ts";
import type { InspectedImage, Orientation } from "./inspected-image.ts";
import { parseExifOrientation } from "./parse-exif-orientation.ts";

const IMAGE_CHUNKS = new Set(["VP8 ", "VP8L", "ALPH", "ICCP", "ANIM", "ANMF"]);
/** The EXIF and XMP bits in the flags of an extended file. */
const METADATA_FLAGS = 0x0c;

/**
 * Size, orientation and metadata of a WebP, and its bytes without metadata. Throws a RangeError where the file is cut
 * off or malformed.
 */
export function parseWebp(bytes: Uint8Array): InspectedImage {
  const view = createDataView(bytes);
  const fileEnd = 8 + view.getUint32(4, true);
  // Some files lack the padding byte after the last chunk.
  const whole = sliceBytes(bytes, 0, fileEnd === bytes.length + 1 ? bytes.length : fileEnd);
  const pieces: Uint8Array[] = [];
  let size: ImageSize | undefined;
  let orientation: Orientation | undefined;
  let frames = 0;
  let hasMetadata = fileEnd < bytes.length;
  for (let at = 12; at < whole.length;) {
    const type = decodeAscii(whole, at, 4);
    const end = at + 8 + view.getUint32(at + 4, true);
    const chunk = sliceBytes(whole, at, end);
    size ??= parseSize(type, chunk);
    if (type === "ANMF") frames += 1;
    if (type === "EXIF") orientation ??= parseExifOrientation(chunk.subarray(8));
    const padding = chunk.length % 2;
    if (type === "VP8X" || IMAGE_CHUNKS.has(type)) {
      addPiece(pieces, type === "VP8X" ? clearMetadataFlags(chunk) : chunk);
      addPiece(pieces, new Uint8Array(padding));
    } else hasMetadata = true;
    at = end + padding;
  }
  if (!size || size.widthPx === 0 || size.heightPx === 0) throw new RangeError("The picture has no size.");
  return {
    ...size,
    orientation: orientation ?? 1,
    isAnimated: frames > 1,
    hasMetadata,
    ...(frames > 0 ? { redraw: "animation" as const } : {}),
    strippedBytes: wrapInRiff(joinBytes(pieces)),
  };
}

/** The size in the header of an extended, a lossy or a lossless picture. */
function parseSize(type: string, chunk: Uint8Array): ImageSize | undefined {
  const view = createDataView(chunk);
  if (type === "VP8X") return { widthPx: getUint24(view, 12) + 1, heightPx: getUint24(view, 15) + 1 };
  if (type === "VP8 ") {
    return { widthPx: view.getUint16(14, true) & 0x3fff, heightPx: view.getUint16(16, true) & 0x3fff };
  }
  if (type !== "VP8L") return undefined;
  const sizes = view.getUint32(9, true);
  return { widthPx: (sizes & 0x3fff) + 1, heightPx: ((sizes >>> 14) & 0x3fff) + 1 };
}

function getUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}

function clearMetadataFlags(header: Uint8Array): Uint8Array {
  const copy = header.slice();
  copy[8] = (copy[8] ?? 0) & ~METADATA_FLAGS;
  return copy;
}

function wrapInRiff(chunks: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(12);
  head.set([0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]);
  createDataView(head).setUint32(4, chunks.length + 4, true);
  return joinBytes([head, chunks]);
}
