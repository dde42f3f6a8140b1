import { Crop, Droplet, ListOrdered, Pencil, Square, SquareDashed } from "lucide-react";
import { assertNever } from "#core/assert-never.ts";
import { boxToSource, toSource, type EditFrame } from "#core/vision/edit-frame.ts";
import type { EditStep, MarkColour } from "#core/vision/edit-step.ts";
import type { Sketch } from "#core/vision/apply-key-to-sketch.ts";
import type { Point } from "#core/vision/box.ts";
import type { DrawnShape } from "./use-sketch.ts";

const BOX_KEYS = "Arrow keys move, Shift+arrows resize, Enter applies.";

/** The tools that draw over a picture. */
export const EDIT_TOOLS = {
  crop: { label: "Crop", icon: Crop, kind: "box", hint: "Drag over the part to keep.", keysHint: BOX_KEYS },
  black: { label: "Black out", icon: Square, kind: "box", hint: "Drag over what nobody may see.", keysHint: BOX_KEYS },
  blur: { label: "Blur", icon: Droplet, kind: "box", hint: "Drag over what nobody may read.", keysHint: BOX_KEYS },
  pen: {
    label: "Pen",
    icon: Pencil,
    kind: "line",
    hint: "Draw a line.",
    keysHint: "Space sets the pen down or lifts it, arrow keys move it, Enter ends.",
  },
  box: { label: "Box", icon: SquareDashed, kind: "box", hint: "Drag a box around something.", keysHint: BOX_KEYS },
  number: {
    label: "Number",
    icon: ListOrdered,
    kind: "point",
    hint: "Click where the next number goes.",
    keysHint: "Arrow keys move, Enter places it.",
  },
} as const satisfies Record<
  string,
  { label: string; icon: unknown; kind: Sketch["kind"]; hint: string; keysHint: string }
>;

export type EditTool = keyof typeof EDIT_TOOLS;

/** True for a tool whose marks have a colour. */
export function hasColour(tool: EditTool): boolean {
  return tool === "pen" || tool === "box" || tool === "number";
}

/**
 * A drawn shape as a step in pixels of the source picture. `scale` is the number of frame pixels for one pixel of the
 * shown picture.
 */
export function createEditStep(
  tool: EditTool,
  drawn: DrawnShape,
  frame: EditFrame,
  scale: number,
  colour: MarkColour,
): EditStep | null {
  const toSourcePoint = ({ x, y }: Point) => toSource(frame, { x: x * scale, y: y * scale });
  switch (drawn.kind) {
    case "point":
      return { kind: "number", at: toSourcePoint(drawn.at), colour };
    case "line":
      return { kind: "pen", points: drawn.points.map(toSourcePoint), colour };
    case "box": {
      const { x, y, width, height } = drawn.box;
      const box = boxToSource(frame, { x: x * scale, y: y * scale, width: width * scale, height: height * scale });
      if (tool === "crop") return { kind: "crop", box };
      if (tool === "box") return { kind: "box", box, colour };
      return tool === "black" || tool === "blur" ? { kind: "redact", how: tool, box } : null;
    }
    default:
      return assertNever(drawn);
  }
}
