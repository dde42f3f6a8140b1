import type { ImageSize } from "#core/vocabulary.ts";
import type { Orientation } from "./inspected-image.ts";

/** Factors of an affine map, in the order in which a canvas takes them. */
export type AffineMatrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** True where width and height change places when the picture is turned upright. */
function isSideways(orientation: Orientation): boolean {
  return orientation >= 5;
}

/** The size of a stored picture once it stands upright, and of an upright one as it is stored. */
export function rotateSize({ widthPx, heightPx }: ImageSize, orientation: Orientation): ImageSize {
  return isSideways(orientation) ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx };
}

/** The map that turns a stored picture upright, onto an area of the upright size. */
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
