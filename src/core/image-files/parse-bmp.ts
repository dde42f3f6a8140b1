import { sliceBytes, createDataView } from "./bytes.ts";
import type { InspectedImage } from "./inspected-image.ts";

/** Size of a BMP. Throws a RangeError where the file is cut off, which browsers would draw as if it were whole. */
export function parseBmp(bytes: Uint8Array): InspectedImage {
  const view = createDataView(bytes);
  sliceBytes(bytes, 0, view.getUint32(2, true));
  const isOld = view.getUint32(14, true) === 12;
  const size = isOld
    ? { widthPx: view.getUint16(18, true), heightPx: view.getUint16(20, true) }
    : // A negative height means that the rows go down instead of up.
      { widthPx: Math.abs(view.getInt32(18, true)), heightPx: Math.abs(view.getInt32(22, true)) };
  return { ...size, orientation: 1, isAnimated: false, hasMetadata: false, strippedBytes: bytes.slice() };
}
