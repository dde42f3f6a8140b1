import type { PictureDifference } from "#core/vision/find-difference.ts";

/** A message to the worker that compares pictures: first "open" with both, then any number of "compare". */
export type CompareCommand = { type: "open"; a: Blob; b: Blob } | { type: "compare"; tolerance: number };

/**
 * The difference and a picture of it, one for each "compare" in order; or the reason why there is none, as the end of a
 * sentence.
 */
export type CompareResult =
  | { ok: true; difference: PictureDifference; shown: ImageBitmap }
  | { ok: false; why: string };
