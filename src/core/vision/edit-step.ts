import type { Box, Point } from "./box.ts";

/** Colours of marks, as they are drawn into a picture: the same in both themes of the page. */
export const MARK_COLOURS = { red: "#e0242b", blue: "#1f5eff", green: "#0a8a3c", yellow: "#ffd21f" } as const;

export type MarkColour = keyof typeof MARK_COLOURS;

/**
 * One thing done to a picture before it is sent. Places are in pixels of the source picture standing upright, so a mark
 * stays on what it marks, whatever is cropped or turned after it.
 */
export type EditStep =
  | { kind: "crop"; box: Box }
  | { kind: "rotate"; quarters: 1 | -1 }
  | { kind: "redact"; how: "black" | "blur"; box: Box }
  | { kind: "pen"; points: Point[]; colour: MarkColour }
  | { kind: "box"; box: Box; colour: MarkColour }
  | { kind: "number"; at: Point; colour: MarkColour }
  /** Sent no larger than the model sees, which is how it begins, or with all its own pixels. */
  | { kind: "size"; to: "model" | "original" };
