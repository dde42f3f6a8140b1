import { fitImage, type ImageLimits } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { growToPixels, intersectBoxes, type Box, type Point } from "./box.ts";
import { boxToFrame, computeEditFrame, toFrame, type EditFrame } from "./edit-frame.ts";
import { MARK_COLOURS, type EditStep } from "./edit-step.ts";

/** The longest edge of a picture that a service accepts. */
const MAX_EDGE_PX = 8000;

/** A mark to draw, in pixels of the finished picture, with its CSS colour. */
export type Mark =
  | { kind: "line"; points: Point[]; colour: string }
  | { kind: "box"; box: Box; colour: string }
  | { kind: "number"; number: number; at: Point; radiusPx: number; colour: string };

/** The drawing instructions for an edited picture, in this order. */
export type DrawingPlan = {
  /** The region taken from the source picture. */
  crop: Box;
  /** Regions made unreadable before any scaling: in pixels of the source picture, inside the crop. */
  redactions: { box: Box; how: "black" | "blur" }[];
  quarters: EditFrame["quarters"];
  size: ImageSize;
  marks: Mark[];
  lineWidthPx: number;
  limits: ImageLimits;
};

/** Plans the drawing of the upright source picture with these steps. */
export function planDrawing(source: ImageSize, steps: readonly EditStep[], modelLimits: ImageLimits): DrawingPlan {
  const frame = computeEditFrame(source, steps);
  const sizeStep = steps.findLast(({ kind }) => kind === "size");
  const limits = sizeStep?.kind === "size" && sizeStep.to === "original" ? getUnscaledLimits(modelLimits) : modelLimits;
  const size = fitImage(frame.size, limits);
  const long = Math.max(size.widthPx, size.heightPx);
  return {
    crop: frame.crop,
    quarters: frame.quarters,
    redactions: steps.flatMap((step) => {
      if (step.kind !== "redact") return [];
      const box = intersectBoxes(growToPixels(step.box), frame.crop);
      return box.width > 0 && box.height > 0 ? [{ box, how: step.how }] : [];
    }),
    size,
    marks: placeMarks(frame, size, steps),
    lineWidthPx: Math.max(2, Math.round(long / 250)),
    limits,
  };
}

/** Limits that allow all of a picture's own pixels, up to the longest edge that services accept. */
function getUnscaledLimits({ base64Bytes }: ImageLimits): ImageLimits {
  return { longEdgePx: MAX_EDGE_PX, patches: Infinity, base64Bytes };
}

function placeMarks(frame: EditFrame, size: ImageSize, steps: readonly EditStep[]): Mark[] {
  const scale = size.widthPx / frame.size.widthPx;
  const placePoint = (point: Point): Point => {
    const { x, y } = toFrame(frame, point);
    return { x: x * scale, y: y * scale };
  };
  const placeBox = (box: Box): Box => {
    const { x, y, width, height } = boxToFrame(frame, box);
    return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
  };
  const radiusPx = Math.max(9, Math.round(Math.max(size.widthPx, size.heightPx) / 55));
  let number = 0;
  return steps.flatMap((step): Mark[] => {
    if (step.kind === "pen")
      return [{ kind: "line", points: step.points.map(placePoint), colour: MARK_COLOURS[step.colour] }];
    if (step.kind === "box") return [{ kind: "box", box: placeBox(step.box), colour: MARK_COLOURS[step.colour] }];
    if (step.kind !== "number") return [];
    number += 1;
    return [{ kind: "number", number, at: placePoint(step.at), radiusPx, colour: MARK_COLOURS[step.colour] }];
  });
}
