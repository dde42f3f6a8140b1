import { fitImage, type ImageLimits } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { growToPixels, intersectBoxes, type Box, type Point } from "./box.ts";
import { boxToFrame, computeEditFrame, toFrame, type EditFrame } from "./edit-frame.ts";
import { MARK_COLOURS, type EditStep } from "./edit-step.ts";

/** A service takes no picture with a longer edge than this. */
const MAX_EDGE_PX = 8000;

/** A mark where it is drawn, in pixels of the finished picture, with its colour as CSS writes it. */
export type Mark =
  | { kind: "line"; points: Point[]; colour: string }
  | { kind: "box"; box: Box; colour: string }
  | { kind: "number"; number: number; at: Point; radiusPx: number; colour: string };

/** An edited picture as what has to be drawn, in this order. */
export type DrawingPlan = {
  /** What is taken from the source picture. */
  crop: Box;
  /** What is taken out of it, before anything is scaled: in pixels of the source picture, inside the crop. */
  redactions: { box: Box; how: "black" | "blur" }[];
  quarters: EditFrame["quarters"];
  size: ImageSize;
  marks: Mark[];
  lineWidthPx: number;
  limits: ImageLimits;
};

/** What has to be drawn so that the source picture, upright, looks as these steps made it. */
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

/** All of a picture's own pixels, as far as a service takes them. */
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
