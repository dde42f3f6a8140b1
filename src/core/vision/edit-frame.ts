import type { ImageSize } from "#core/vocabulary.ts";
import { createBox, growToPixels, intersectBoxes, getFullBox, type Box, type Point } from "./box.ts";
import type { EditStep } from "./edit-step.ts";

/** The part of the source picture that remains, its clockwise quarter turns, and its size after them, unscaled. */
export type EditFrame = { crop: Box; quarters: 0 | 1 | 2 | 3; size: ImageSize };

const QUARTERS = [0, 1, 2, 3] as const;

/** The frame after these steps. A crop that would leave nothing is ignored. */
export function computeEditFrame(source: ImageSize, steps: readonly EditStep[]): EditFrame {
  let crop = getFullBox(source);
  let quarters = 0;
  for (const step of steps) {
    if (step.kind === "rotate") quarters = (quarters + step.quarters + 4) % 4;
    if (step.kind !== "crop") continue;
    const remaining = intersectBoxes(crop, growToPixels(step.box));
    if (remaining.width > 0 && remaining.height > 0) crop = remaining;
  }
  const { width, height } = crop;
  const size = quarters % 2 === 0 ? { widthPx: width, heightPx: height } : { widthPx: height, heightPx: width };
  return { crop, quarters: QUARTERS[quarters] ?? 0, size };
}

/** Converts a point of the source picture to the frame. */
export function toFrame({ crop, quarters }: EditFrame, { x, y }: Point): Point {
  const [across, down] = [x - crop.x, y - crop.y];
  const points = [
    { x: across, y: down },
    { x: crop.height - down, y: across },
    { x: crop.width - across, y: crop.height - down },
    { x: down, y: crop.width - across },
  ] as const;
  return points[quarters];
}

/** Converts a point of the frame to the source picture. */
export function toSource({ crop, quarters }: EditFrame, { x, y }: Point): Point {
  const points = [
    { x, y },
    { x: y, y: crop.height - x },
    { x: crop.width - x, y: crop.height - y },
    { x: crop.width - y, y: x },
  ] as const;
  const point = points[quarters];
  return { x: point.x + crop.x, y: point.y + crop.y };
}

/** Converts a region of the source picture to the frame. */
export function boxToFrame(frame: EditFrame, box: Box): Box {
  return createBox(toFrame(frame, box), toFrame(frame, getFarCorner(box)));
}

/** Converts a region of the frame to the source picture. */
export function boxToSource(frame: EditFrame, box: Box): Box {
  return createBox(toSource(frame, box), toSource(frame, getFarCorner(box)));
}

function getFarCorner({ x, y, width, height }: Box): Point {
  return { x: x + width, y: y + height };
}
