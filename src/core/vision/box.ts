import type { ImageSize } from "#core/vocabulary.ts";

/** A position in a picture, in pixels from its top left corner. */
export type Point = { x: number; y: number };

/** A region of a picture, in pixels. */
export type Box = Point & { width: number; height: number };

/** The region between two opposite corners, in any order. */
export function createBox(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** The region of a whole picture. */
export function getFullBox({ widthPx, heightPx }: ImageSize): Box {
  return { x: 0, y: 0, width: widthPx, height: heightPx };
}

/** The intersection of two regions; its width or height is 0 where they do not overlap. */
export function intersectBoxes(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

/** The smallest region of whole pixels that contains the given one. */
export function growToPixels({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}

/** The region moved and shrunk so that it lies within the picture. */
export function clampBox(box: Box, { widthPx, heightPx }: ImageSize): Box {
  const width = Math.min(box.width, widthPx);
  const height = Math.min(box.height, heightPx);
  return { x: clamp(box.x, 0, widthPx - width), y: clamp(box.y, 0, heightPx - height), width, height };
}

/** The nearest position inside the picture. */
export function clampPoint({ x, y }: Point, { widthPx, heightPx }: ImageSize): Point {
  return { x: clamp(x, 0, widthPx), y: clamp(y, 0, heightPx) };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}
