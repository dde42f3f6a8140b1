import { expect, test } from "vitest";
import { analysePixels } from "./analyse-pixels.ts";

const pixels = (count: number, colour: (at: number) => number[]) =>
  Uint8ClampedArray.from(Array.from({ length: count }, (_, at) => colour(at)).flat());

test("large areas of one colour make a picture flat", () => {
  const drawing = pixels(1000, (at) => (at % 50 < 30 ? [255, 255, 255, 255] : [at % 256, 0, 0, 255]));
  expect(analysePixels(drawing)).toEqual({ isTransparent: false, isFlat: true });
});

test("a photograph with few equal neighbours is not flat", () => {
  const photograph = pixels(1000, (at) => [(at * 37) % 256, (at * 91) % 256, 128, 255]);
  expect(analysePixels(photograph)).toEqual({ isTransparent: false, isFlat: false });
});

test("a single translucent pixel makes a picture transparent", () => {
  expect(analysePixels(pixels(1000, (at) => [0, 0, 0, at === 700 ? 254 : 255])).isTransparent).toBe(true);
});
