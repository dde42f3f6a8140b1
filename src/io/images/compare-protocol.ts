import type { PictureDifference } from "#core/vision/find-difference.ts";

/** What the page says to the worker that compares pictures: first both, then with which tolerance, as often as wanted. */
export type CompareCommand = { type: "open"; a: Blob; b: Blob } | { type: "compare"; tolerance: number };

/** How they differ and a picture of that, in the order asked; or why they cannot be compared, the end of a sentence. */
export type CompareResult =
  | { ok: true; difference: PictureDifference; shown: ImageBitmap }
  | { ok: false; why: string };
