import type { PixelGrid } from "./pixel-grid.ts";

/**
 * The distance of compared neighbours as a share of the long edge, so that texture does not depend on the number of
 * pixels.
 */
const NEIGHBOUR_DISTANCE = 1 / 256;
/** The differences that count as texture: more than compression noise, less than an edge. */
const MIN_TEXTURE = 3;
const MAX_TEXTURE = 32;
const MIN_ALPHA = 128;

/**
 * The percentage of neighbouring pixels, to the right and below, that differ slightly. Hardly visible pixels are left
 * out.
 */
export function measureTexture({ rgba, widthPx, heightPx }: PixelGrid): number {
  const distance = Math.max(1, Math.round(Math.max(widthPx, heightPx) * NEIGHBOUR_DISTANCE));
  let pairs = 0;
  let textured = 0;
  const compare = (here: number, there: number): void => {
    if (Math.min(rgba[here + 3] ?? 0, rgba[there + 3] ?? 0) < MIN_ALPHA) return;
    const difference = computeMaxDifference(rgba, here, there);
    pairs += 1;
    if (difference >= MIN_TEXTURE && difference <= MAX_TEXTURE) textured += 1;
  };
  for (let y = 0; y < heightPx; y += distance) {
    for (let x = 0; x < widthPx; x += distance) {
      const here = (y * widthPx + x) * 4;
      if (x + distance < widthPx) compare(here, here + distance * 4);
      if (y + distance < heightPx) compare(here, here + distance * widthPx * 4);
    }
  }
  return pairs === 0 ? 0 : Math.round((textured / pairs) * 100);
}

/** The largest difference of a channel between two pixels. */
function computeMaxDifference(rgba: Uint8ClampedArray, here: number, there: number): number {
  let max = 0;
  for (let channel = 0; channel < 3; channel += 1)
    max = Math.max(max, Math.abs((rgba[here + channel] ?? 0) - (rgba[there + channel] ?? 0)));
  return max;
}
