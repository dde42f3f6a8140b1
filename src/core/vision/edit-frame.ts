import type { ImageSize } from "#core/models/image-limits.ts";
import { boxBetween, growToPixels, intersectBoxes, wholeOf, type Box, type Point } from "./box.ts";
import type { EditStep } from "./edit-step.ts";

/** What is left of the source picture, how often it is turned clockwise, and its size then, unscaled. */
export type Frame = { crop: Box; quarters: 0 | 1 | 2 | 3; size: ImageSize };

const QUARTERS = [0, 1, 2, 3] as const;

/** The frame after these steps. A crop that would leave nothing is left out. */
export function readFrame(source: ImageSize, steps: readonly EditStep[]): Frame {
  let crop = wholeOf(source);
  let quarters = 0;
  for (const step of steps) {
    if (step.kind === "turn") quarters = (quarters + step.quarters + 4) % 4;
    if (step.kind !== "crop") continue;
    const left = intersectBoxes(crop, growToPixels(step.box));
    if (left.width > 0 && left.height > 0) crop = left;
  }
  const { width, height } = crop;
  const size = quarters % 2 === 0 ? { widthPx: width, heightPx: height } : { widthPx: height, heightPx: width };
  return { crop, quarters: QUARTERS[quarters] ?? 0, size };
}

/** Where a place of the source picture is in the frame. */
export function toFrame({ crop, quarters }: Frame, { x, y }: Point): Point {
  const [across, down] = [x - crop.x, y - crop.y];
  const places = [
    { x: across, y: down },
    { x: crop.height - down, y: across },
    { x: crop.width - across, y: crop.height - down },
    { x: down, y: crop.width - across },
  ] as const;
  return places[quarters];
}

/** Where a place of the frame is in the source picture. */
export function toSource({ crop, quarters }: Frame, { x, y }: Point): Point {
  const places = [
    { x, y },
    { x: y, y: crop.height - x },
    { x: crop.width - x, y: crop.height - y },
    { x: crop.width - y, y: x },
  ] as const;
  const place = places[quarters];
  return { x: place.x + crop.x, y: place.y + crop.y };
}

/** The region of the frame that a region of the source picture is. */
export function boxToFrame(frame: Frame, box: Box): Box {
  return boxBetween(toFrame(frame, box), toFrame(frame, endOf(box)));
}

/** The region of the source picture that a region of the frame is. */
export function boxToSource(frame: Frame, box: Box): Box {
  return boxBetween(toSource(frame, box), toSource(frame, endOf(box)));
}

function endOf({ x, y, width, height }: Box): Point {
  return { x: x + width, y: y + height };
}
