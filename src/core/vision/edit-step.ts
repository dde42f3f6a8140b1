import type { Box, Point } from "./box.ts";

/** Colours of marks as they are drawn into a picture: the same in both themes of the page. */
export const MARK_COLOURS = { red: "#e0242b", blue: "#1f5eff", green: "#0a8a3c", yellow: "#ffd21f" } as const;

export type MarkColour = keyof typeof MARK_COLOURS;

/**
 * One edit of a picture. Positions are in pixels of the upright source picture, so a mark stays on its object however
 * the picture is cropped or rotated afterwards.
 */
export type EditStep =
  | { kind: "crop"; box: Box }
  | { kind: "rotate"; quarters: 1 | -1 }
  | { kind: "redact"; how: "black" | "blur"; box: Box }
  | { kind: "pen"; points: Point[]; colour: MarkColour }
  | { kind: "box"; box: Box; colour: MarkColour }
  | { kind: "number"; at: Point; colour: MarkColour }
  /** The size to send: at most as large as the model sees ("model", the default) or all pixels ("original"). */
  | { kind: "size"; to: "model" | "original" };
