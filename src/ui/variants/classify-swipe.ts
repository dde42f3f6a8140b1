/** A finger's way over the screen so far, in CSS pixels. */
export type FingerWay = { startX: number; startY: number; x: number; y: number; windowPx: number };

/** At the edges of the window, browsers have gestures of their own. */
const EDGE_PX = 24;
/** Until here a finger may still tap, or be about to scroll. */
const SLOP_PX = 10;
/** The way that takes to the next column. */
const SWIPE_PX = 56;

/** True where a swipe can begin: not at the edges of the window. */
export const canSwipeFrom = (x: number, windowPx: number): boolean => x >= EDGE_PX && x <= windowPx - EDGE_PX;

/**
 * The direction that a finger means: "across" once it went sideways, at least twice as far as up or down; "along" where
 * it went up or down first; undefined while it may be either.
 */
export function classifyDirection({ startX, startY, x, y }: FingerWay): "across" | "along" | undefined {
  const [across, along] = [Math.abs(x - startX), Math.abs(y - startY)];
  if (Math.max(across, along) < SLOP_PX) return undefined;
  return across >= 2 * along ? "across" : "along";
}

/** The step of a swipe that ends here: 1 to the next column, -1 to the one before, 0 where it is too short or began at an edge. */
export function computeSwipeStep(way: FingerWay): -1 | 0 | 1 {
  const byPx = way.x - way.startX;
  if (!canSwipeFrom(way.startX, way.windowPx) || classifyDirection(way) !== "across") return 0;
  if (Math.abs(byPx) < SWIPE_PX) return 0;
  return byPx < 0 ? 1 : -1;
}
