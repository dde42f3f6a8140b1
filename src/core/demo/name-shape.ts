import type { ImageSize } from "#core/vocabulary.ts";

/** Proportions with a common name, long edge to short edge. */
const KNOWN: readonly [long: number, short: number][] = [
  [1, 1],
  [5, 4],
  [4, 3],
  [3, 2],
  [16, 10],
  [16, 9],
  [2, 1],
  [21, 9],
  [3, 1],
  [4, 1],
];

/** The largest relative deviation from a known proportion, as caused by scaling small pictures to whole pixels. */
const TOLERANCE = 0.01;

/** The proportions of a picture in common terms: "3:2 landscape", "1:1.46 portrait", "square". */
export function nameShape({ widthPx, heightPx }: ImageSize): string {
  const ratio = Math.max(widthPx, heightPx) / Math.min(widthPx, heightPx);
  const known = KNOWN.find(([long, short]) => Math.abs(ratio / (long / short) - 1) <= TOLERANCE);
  const [long, short] = known ?? [Number(ratio.toFixed(ratio < 10 ? 2 : 0)), 1];
  if (long === short) return "square";
  return widthPx > heightPx ? `${long}:${short} landscape` : `${short}:${long} portrait`;
}
