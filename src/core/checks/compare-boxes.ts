import { intersectBoxes, type Box } from "#core/vision/box.ts";
import { findShapes } from "#core/vision/find-shapes.ts";
import { guessNotation, placeShapes, scaleShapes, type PlacedShape } from "#core/vision/place-shapes.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import type { CheckFacts } from "./check-facts.ts";

/** An expected box with the found one that fits it best, and how well; without one where none is left. */
export type ComparedBox = { expected: PlacedShape; found: PlacedShape | undefined; score: number };

/** The boxes of an answer beside the expected ones, in pixels of the picture at its full size. */
export type ComparedBoxes = { boxes: readonly ComparedBox[]; found: readonly PlacedShape[] };

/** Boxes are compared in thousandths where the picture is not known. */
const THOUSAND: ImageSize = { widthPx: 1000, heightPx: 1000 };

/** The sizes of the picture that an answer is about: at full size, and as it was sent. */
export type PictureSizes = Pick<CheckFacts, "pictureSize" | "sentSize">;

/** Compares boxes in a text, which may count pixels of a smaller copy that was sent, with expected ones in another text. */
export function compareBoxes(
  text: string,
  expectedText: string,
  { pictureSize = THOUSAND, sentSize = pictureSize }: PictureSizes,
  measure: (found: Box, expected: Box) => number = computeOverlap,
): ComparedBoxes {
  const expected = place(expectedText, pictureSize);
  const found = scaleShapes(place(text, sentSize), sentSize, pictureSize);
  return { boxes: matchBest(expected, found, measure), found };
}

function place(text: string, size: ImageSize): PlacedShape[] {
  const shapes = findShapes(text);
  return placeShapes(shapes, guessNotation(shapes, size), size);
}

const getArea = ({ width, height }: Box): number => width * height;

/** The area that two boxes have in common, as a share of the area of both. */
function computeOverlap(one: Box, other: Box): number {
  const common = getArea(intersectBoxes(one, other));
  const all = getArea(one) + getArea(other) - common;
  return all === 0 ? 0 : common / all;
}

const isSameLabel = (one: PlacedShape, other: PlacedShape): boolean =>
  one.shape.label === "" ||
  other.shape.label === "" ||
  one.shape.label.toLowerCase() === other.shape.label.toLowerCase();

/** Each expected box with the found one that fits best; the best pairs of all go first, and none is used twice. */
function matchBest(
  expected: readonly PlacedShape[],
  found: readonly PlacedShape[],
  measure: (found: Box, expected: Box) => number,
): ComparedBox[] {
  const pairs = expected
    .flatMap((want, at) =>
      found.flatMap((own) => (isSameLabel(want, own) ? [{ at, own, score: measure(own.box, want.box) }] : [])),
    )
    .toSorted((a, b) => b.score - a.score);
  const matched = expected.map((want): ComparedBox => ({ expected: want, found: undefined, score: 0 }));
  const [done, used] = [new Set<number>(), new Set<PlacedShape>()];
  for (const { at, own, score } of pairs) {
    const want = expected[at];
    if (!want || done.has(at) || used.has(own)) continue;
    done.add(at);
    used.add(own);
    matched[at] = { expected: want, found: own, score };
  }
  return matched;
}
