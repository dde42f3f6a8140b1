import type { PixelGrid } from "./pixel-grid.ts";

/** Neighbours for texture are this part of the long edge apart, so that it does not depend on the number of pixels. */
const NEIGHBOURS_APART = 1 / 256;
/** More than noise of compression, less than an edge. */
const LEAST_TEXTURE = 3;
const MOST_TEXTURE = 32;
const MOSTLY_OPAQUE = 128;

/** How many neighbours, to the right and below, differ by a little, in whole percent. Hardly visible pixels are left out. */
export function measureTexture({ rgba, widthPx, heightPx }: PixelGrid): number {
  const apart = Math.max(1, Math.round(Math.max(widthPx, heightPx) * NEIGHBOURS_APART));
  let pairs = 0;
  let textured = 0;
  const compare = (here: number, there: number): void => {
    if (Math.min(rgba[here + 3] ?? 0, rgba[there + 3] ?? 0) < MOSTLY_OPAQUE) return;
    const difference = differenceOf(rgba, here, there);
    pairs += 1;
    if (difference >= LEAST_TEXTURE && difference <= MOST_TEXTURE) textured += 1;
  };
  for (let y = 0; y < heightPx; y += apart) {
    for (let x = 0; x < widthPx; x += apart) {
      const here = (y * widthPx + x) * 4;
      if (x + apart < widthPx) compare(here, here + apart * 4);
      if (y + apart < heightPx) compare(here, here + apart * widthPx * 4);
    }
  }
  return pairs === 0 ? 0 : Math.round((textured / pairs) * 100);
}

/** The largest difference of a channel. */
function differenceOf(rgba: Uint8ClampedArray, here: number, there: number): number {
  let most = 0;
  for (let channel = 0; channel < 3; channel += 1)
    most = Math.max(most, Math.abs((rgba[here + channel] ?? 0) - (rgba[there + channel] ?? 0)));
  return most;
}
