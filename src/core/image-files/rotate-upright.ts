import type { ImageSize } from "#core/vocabulary.ts";
import type { Orientation } from "./inspected-image.ts";

/** Factors of an affine map, in the order in which a canvas takes them. */
export type AffineMatrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** True where turning the picture upright swaps its width and height. */
function isSideways(orientation: Orientation): boolean {
  return orientation >= 5;
}

/** The upright size of a stored picture, or the stored size of an upright one. */
export function rotateSize({ widthPx, heightPx }: ImageSize, orientation: Orientation): ImageSize {
  return isSideways(orientation) ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
}

/** The map that draws a stored picture upright on an area of the upright size. */
export function computeUprightMatrix(orientation: Orientation, { widthPx, heightPx }: ImageSize): AffineMatrix {
  const matrices: Record<Orientation, AffineMatrix> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, widthPx, 0],
    3: [-1, 0, 0, -1, widthPx, heightPx],
    4: [1, 0, 0, -1, 0, heightPx],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, widthPx, 0],
    7: [0, -1, -1, 0, widthPx, heightPx],
    8: [0, -1, 1, 0, 0, heightPx],
  };
  return matrices[orientation];
}
