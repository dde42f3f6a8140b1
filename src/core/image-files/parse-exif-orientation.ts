import { hasAscii, createDataView } from "./bytes.ts";
import type { Orientation } from "./inspected-image.ts";

const ORIENTATION_TAG = 0x0112;

/** The orientation in an EXIF block, which is a small TIFF file; 1 where the block states none. */
export function parseExifOrientation(exif: Uint8Array): Orientation {
  // A WebP may carry the prefix that belongs into a JPEG.
  const tiff = hasAscii(exif, 0, "Exif\0\0") ? exif.subarray(6) : exif;
  const isLittle = hasAscii(tiff, 0, "II*\0");
  if (!isLittle && !hasAscii(tiff, 0, "MM\0*")) return 1;
  const view = createDataView(tiff);
  try {
    const directory = view.getUint32(4, isLittle);
    const entries = view.getUint16(directory, isLittle);
    for (let entry = 0; entry < entries; entry += 1) {
      const at = directory + 2 + entry * 12;
      if (view.getUint16(at, isLittle) === ORIENTATION_TAG) return parseOrientation(view.getUint16(at + 8, isLittle));
    }
  } catch (error) {
    // A broken EXIF block does not make the picture unreadable.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

function parseOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1;
}
