/**
 * Share of pixels equal to their left neighbour from which a picture counts as a drawing; photographs stay far below.
 */
const FLAT_SHARE = 0.4;

/**
 * Tells which encoding suits a picture: whether any pixel is transparent, and whether the picture is flat, like
 * drawings, screenshots and text, which PNG keeps exact and small. `rgba` has four bytes a pixel, row after row.
 */
export function analysePixels(rgba: Uint8ClampedArray): { isTransparent: boolean; isFlat: boolean } {
  const count = rgba.length >> 2;
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, count);
  let same = 0;
  let isTransparent = false;
  for (let at = 0; at < count; at += 1) {
    if (pixels[at] === pixels[at - 1]) same += 1;
    if (rgba[at * 4 + 3] !== 255) isTransparent = true;
  }
  return { isTransparent, isFlat: same >= count * FLAT_SHARE };
}
