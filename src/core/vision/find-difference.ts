import { createBox, type Box } from "./box.ts";

/**
 * The difference of two pictures of one size: the number of differing pixels, the region that contains them all, and
 * the largest difference of a channel.
 */
export type PictureDifference = { count: number; within: Box | null; maxDifference: number };

/** The colour of differing pixels; equal pixels show the picture faintly. */
const DIFFERENT = [232, 0, 158] as const;
const FAINT = 0.25;

/**
 * Compares the pixels (RGBA, 0 to 255) of two pictures of one size. A pixel differs where one of its channels differs
 * by more than `tolerance`. Writes a picture of the difference into `output`: differing pixels in one colour over the
 * first picture, faint.
 */
export function findDifference(
  a: Uint8ClampedArray,
  b: Uint8ClampedArray,
  widthPx: number,
  tolerance: number,
  output: Uint8ClampedArray,
): PictureDifference {
  let [count, maxDifference] = [0, 0];
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let at = 0; at < a.length; at += 4) {
    let delta = 0;
    for (let channel = at; channel < at + 4; channel += 1)
      delta = Math.max(delta, Math.abs((a[channel] ?? 0) - (b[channel] ?? 0)));
    maxDifference = Math.max(maxDifference, delta);
    if (delta > tolerance) {
      count += 1;
      const x = (at / 4) % widthPx;
      const y = Math.floor(at / 4 / widthPx);
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
      output.set(DIFFERENT, at);
    } else {
      const light = ((a[at] ?? 0) + (a[at + 1] ?? 0) + (a[at + 2] ?? 0)) / 3;
      output.fill(255 - (255 - light) * FAINT, at, at + 3);
    }
    output[at + 3] = 255;
  }
  return {
    count,
    maxDifference,
    within: count === 0 ? null : createBox({ x: left, y: top }, { x: right + 1, y: bottom + 1 }),
  };
}
