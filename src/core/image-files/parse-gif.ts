import { hasAscii, joinBytes, sliceBytes, createDataView } from "./bytes.ts";
import type { InspectedImage } from "./inspected-image.ts";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
/** Extension that states the duration and the transparent colour of the frame after it. */
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;

/**
 * Size and metadata of a GIF, with its first frame as a GIF. Throws a RangeError where the first frame is cut off or
 * malformed.
 */
export function parseGif(bytes: Uint8Array): InspectedImage {
  const view = createDataView(bytes);
  const start = 13 + computeColourTableLength(view.getUint8(10));
  const pieces = [sliceBytes(bytes, 0, start)];
  let hasMetadata = false;
  let at = start;
  while (view.getUint8(at) !== IMAGE) {
    if (view.getUint8(at) !== EXTENSION) throw new RangeError("The picture has no frame.");
    const end = findDataEnd(bytes, at + 2);
    if (view.getUint8(at + 1) === GRAPHIC_CONTROL) pieces[1] = sliceBytes(bytes, at, end);
    else hasMetadata ||= !isLoopCount(bytes, at);
    at = end;
  }
  const end = findFrameEnd(bytes, at);
  pieces.push(sliceBytes(bytes, at, end), Uint8Array.of(TRAILER));
  const rest = inspectRest(bytes, end);
  // Some programs leave the screen without a size and mean the size of the frame, and decoders make room for both.
  const widthPx = Math.max(view.getUint16(6, true), view.getUint16(at + 5, true));
  const heightPx = Math.max(view.getUint16(8, true), view.getUint16(at + 7, true));
  if (widthPx === 0 || heightPx === 0) throw new RangeError("The picture has no size.");
  return {
    widthPx,
    heightPx,
    orientation: 1,
    isAnimated: rest.isAnimated,
    hasMetadata: hasMetadata || rest.hasMetadata,
    strippedBytes: joinBytes(pieces),
  };
}

/**
 * Animation and metadata found after the first frame, as far as the bytes can be read: a damaged second frame does not
 * spoil the first.
 */
function inspectRest(bytes: Uint8Array, from: number): { isAnimated: boolean; hasMetadata: boolean } {
  const found = { isAnimated: false, hasMetadata: false };
  try {
    for (let at = from; at < bytes.length && bytes[at] !== TRAILER;) {
      if (bytes[at] === IMAGE) found.isAnimated = true;
      else if (bytes[at + 1] !== GRAPHIC_CONTROL) found.hasMetadata ||= !isLoopCount(bytes, at);
      at = bytes[at] === IMAGE ? findFrameEnd(bytes, at) : findDataEnd(bytes, at + 2);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

function isLoopCount(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 1] === APPLICATION && hasAscii(bytes, at + 3, "NETSCAPE2.0");
}

/** The length in bytes of the colour table that a byte of flags announces. */
function computeColourTableLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0;
}

function findFrameEnd(bytes: Uint8Array, at: number): number {
  return findDataEnd(bytes, at + 11 + computeColourTableLength(createDataView(bytes).getUint8(at + 9)));
}

/** The position after a row of data blocks; each block begins with its length, and a block of length 0 ends the row. */
function findDataEnd(bytes: Uint8Array, from: number): number {
  const view = createDataView(bytes);
  let at = from;
  for (let length = view.getUint8(at); length !== 0; length = view.getUint8(at)) at += length + 1;
  return at + 1;
}
