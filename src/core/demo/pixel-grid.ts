import type { ImageSize } from "#core/vocabulary.ts";

/** Red, green, blue and alpha of each pixel, row after row, each from 0 to 255. */
export type PixelGrid = ImageSize & { rgba: Uint8ClampedArray };
