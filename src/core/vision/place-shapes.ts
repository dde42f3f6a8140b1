import type { ImageSize } from "#core/vocabulary.ts";
import { createBox, intersectBoxes, getFullBox, type Box } from "./box.ts";
import type { Shape } from "./find-shapes.ts";

/** The units of a box's numbers. */
export const NOTATIONS = { pixels: "pixels of the image", unit: "0 to 1", thousand: "0 to 1000" } as const;

export type Notation = keyof typeof NOTATIONS;

/** A box or a point on the picture, in its pixels; a point has no width and no height. */
export type PlacedShape = { shape: Shape; box: Box; isPoint: boolean };

/** The tolerance at the edges, for numbers rounded to few digits. */
const SLACK_PX = 1;

/** The most likely unit of these shapes' numbers, on a picture of this size. */
export function guessNotation(shapes: readonly Shape[], size: ImageSize): Notation {
  const open = shapes.filter(({ isThousand }) => !isThousand);
  if (open.length === 0) return shapes.length > 0 ? "thousand" : "pixels";
  const numbers = open.flatMap((shape) => shape.numbers);
  if (numbers.every((number) => number <= 1)) return "unit";
  const isInside = open.every((shape) => {
    const { x, y, width, height } = toBox(shape);
    return x + width <= size.widthPx + SLACK_PX && y + height <= size.heightPx + SLACK_PX;
  });
  return !isInside && numbers.every((number) => number <= 1000) ? "thousand" : "pixels";
}

/** The shapes on a picture of this size. Shapes outside the picture and boxes without an area are left out. */
export function placeShapes(shapes: readonly Shape[], notation: Notation, size: ImageSize): PlacedShape[] {
  const whole = getFullBox(size);
  return shapes.flatMap((shape): PlacedShape[] => {
    const { x, y, width, height } = toBox(shape);
    const effectiveNotation = shape.isThousand ? "thousand" : notation;
    const across = effectiveNotation === "pixels" ? 1 : size.widthPx / (effectiveNotation === "unit" ? 1 : 1000);
    const down = effectiveNotation === "pixels" ? 1 : size.heightPx / (effectiveNotation === "unit" ? 1 : 1000);
    const box = { x: x * across, y: y * down, width: width * across, height: height * down };
    const isPoint = shape.format === "point";
    if (isPoint) {
      const isInside = box.x >= 0 && box.y >= 0 && box.x <= size.widthPx && box.y <= size.heightPx;
      return isInside ? [{ shape, box, isPoint }] : [];
    }
    const inside = intersectBoxes(box, whole);
    return inside.width > 0 && inside.height > 0 ? [{ shape, box: inside, isPoint }] : [];
  });
}

/** Converts shapes from one size of a picture to another. */
export function scaleShapes(placed: readonly PlacedShape[], from: ImageSize, to: ImageSize): PlacedShape[] {
  const across = to.widthPx / from.widthPx;
  const down = to.heightPx / from.heightPx;
  return placed.map(({ box, ...rest }) => ({
    ...rest,
    box: { x: box.x * across, y: box.y * down, width: box.width * across, height: box.height * down },
  }));
}

/** The numbers of a shape as a box, in their own unit. */
function toBox({ format, numbers }: Shape): Box {
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  if (format === "point") return { x: a, y: b, width: 0, height: 0 };
  if (format === "size") return { x: a, y: b, width: Math.max(0, c), height: Math.max(0, d) };
  if (format === "corners-yx") return createBox({ x: b, y: a }, { x: d, y: c });
  return createBox({ x: a, y: b }, { x: c, y: d });
}
