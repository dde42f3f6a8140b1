import { computeMean } from "#core/statistics/compute-mean.ts";
import { intersectBoxes, type Box } from "#core/vision/box.ts";
import { findShapes } from "#core/vision/find-shapes.ts";
import { guessNotation, placeShapes, type PlacedShape } from "#core/vision/place-shapes.ts";
import { UntoldError } from "./check-result.ts";
import type { KindContext, RunKind } from "./kind-context.ts";
import { getOption, needNumberOption } from "./parse-option.ts";

/** Boxes are compared in thousandths where the picture is not known. */
const THOUSAND = { widthPx: 1000, heightPx: 1000 };

function place(text: string, { facts: { pictureSize = THOUSAND } }: KindContext): PlacedShape[] {
  const shapes = findShapes(text);
  return placeShapes(shapes, guessNotation(shapes, pictureSize), pictureSize);
}

const getArea = ({ width, height }: Box): number => width * height;

/** The area that two boxes have in common, as a share of the area of both. */
function computeOverlap(one: Box, other: Box): number {
  const common = getArea(intersectBoxes(one, other));
  const all = getArea(one) + getArea(other) - common;
  return all === 0 ? 0 : common / all;
}

/** 1 where the middle of one box lies in the other. */
function isMiddleInside({ x, y, width, height }: Box, other: Box): number {
  const [across, down] = [x + width / 2, y + height / 2];
  const isInside =
    across >= other.x && across <= other.x + other.width && down >= other.y && down <= other.y + other.height;
  return isInside ? 1 : 0;
}

const isSameLabel = (one: PlacedShape, other: PlacedShape): boolean =>
  one.shape.label === "" ||
  other.shape.label === "" ||
  one.shape.label.toLowerCase() === other.shape.label.toLowerCase();

export const runBoxes: RunKind = (context) => {
  const { text, options } = context;
  const expected = place(getOption(options, "value"), context);
  if (expected.length === 0) throw new UntoldError("there are no expected boxes");
  const found = place(text, context);
  const measure = getOption(options, "measure");
  if (measure === "count") {
    const holds = found.length === expected.length;
    return {
      holds,
      reason: holds ? "has as many boxes" : "has another number of boxes",
      detail: `${found.length}, expected ${expected.length}`,
    };
  }
  const least = measure === "inside" ? 1 : needNumberOption(options, "least");
  const measureOf = measure === "inside" ? isMiddleInside : computeOverlap;
  const scores = matchBest(expected, found, measureOf);
  const good = scores.filter((score) => score >= least).length;
  const detail = `${good} of ${expected.length}${measure === "inside" ? "" : `, least overlap ${Math.min(...scores).toFixed(2)}`}`;
  const score = computeMean(scores);
  if (found.length === 0) return { holds: false, reason: "has no boxes", score: 0 };
  const holds = good === expected.length;
  return { holds, reason: holds ? "has the boxes" : "misses boxes", detail, score };
};

/** The score of each expected box with the found one that fits best; the best pairs of all go first, and none is used twice. */
function matchBest(
  expected: readonly PlacedShape[],
  found: readonly PlacedShape[],
  measure: (found: Box, expected: Box) => number,
): number[] {
  const pairs = expected
    .flatMap((want, at) =>
      found.flatMap((own, from) => (isSameLabel(want, own) ? [{ at, from, score: measure(own.box, want.box) }] : [])),
    )
    .toSorted((a, b) => b.score - a.score);
  const scores = expected.map(() => 0);
  const [done, used] = [new Set<number>(), new Set<number>()];
  for (const { at, from, score } of pairs) {
    if (done.has(at) || used.has(from)) continue;
    done.add(at);
    used.add(from);
    scores[at] = score;
  }
  return scores;
}
