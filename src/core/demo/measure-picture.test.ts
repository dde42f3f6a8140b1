import fc from "fast-check";
import { expect, test } from "vitest";
import { measurePicture } from "./measure-picture.ts";
import { looksLikePhotograph, type MeasuredPicture } from "./picture-facts.ts";
import type { PixelGrid } from "./pixel-grid.ts";
import { createSeededRandom } from "#core/create-seeded-random.ts";

type Pixel = readonly [red: number, green: number, blue: number, alpha?: number];

/** A grid whose pixels are painted by their position. */
function paint(widthPx: number, heightPx: number, pixelAt: (x: number, y: number) => Pixel): PixelGrid {
  const rgba = new Uint8ClampedArray(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const [red, green, blue, alpha = 255] = pixelAt(x, y);
      rgba.set([red, green, blue, alpha], (y * widthPx + x) * 4);
    }
  }
  return { rgba, widthPx, heightPx };
}

function measured(...given: Parameters<typeof measurePicture>): MeasuredPicture {
  const facts = measurePicture(...given);
  if (facts.kind !== "measured") throw new Error(`The picture is ${facts.kind}.`);
  return facts;
}

const BLUE = [37, 99, 235] as const;
const WHITE = [255, 255, 255] as const;
const BLACK = [0, 0, 0] as const;

test("a picture of one colour is 100 percent this colour, without contrast and texture", () => {
  expect(measurePicture(paint(30, 20, () => [128, 128, 128]))).toEqual({
    kind: "measured",
    widthPx: 30,
    heightPx: 20,
    colours: [{ name: "grey", percent: 100 }],
    brightnessPercent: 50,
    contrastPercent: 0,
    texturePercent: 0,
    transparentPercent: 0,
  });
});

test("a quarter and three quarters are 25 and 75 percent, larger first", () => {
  const { colours } = measured(paint(40, 10, (x) => (x < 10 ? BLUE : WHITE)));
  expect(colours).toEqual([
    { name: "white", percent: 75 },
    { name: "blue", percent: 25 },
  ]);
});

test("half black and half white has half brightness and full contrast", () => {
  expect(measured(paint(10, 10, (x) => (x < 5 ? BLACK : WHITE)))).toMatchObject({
    brightnessPercent: 50,
    contrastPercent: 100,
  });
});

test("green measures brighter than blue, as eyes see it", () => {
  const brightness = (pixel: Pixel) => measured(paint(2, 2, () => pixel)).brightnessPercent;
  expect(brightness([0, 255, 0])).toBe(72);
  expect(brightness([0, 0, 255])).toBe(7);
});

test("a colour of less than half a percent is not named, and at most six colours are", () => {
  const dot = measured(paint(30, 30, (x, y) => (x === 0 && y === 0 ? BLUE : WHITE)));
  expect(dot.colours).toEqual([{ name: "white", percent: 100 }]);
  const hues: Pixel[] = [BLUE, WHITE, BLACK, [255, 0, 0], [0, 128, 0], [255, 220, 0], [128, 0, 128], [255, 140, 0]];
  const { colours } = measured(paint(8, 8, (x) => hues[x] ?? WHITE));
  expect(colours).toHaveLength(6);
});

test("bars with sharp edges are a flat graphic, and a gradient with noise is a photograph", () => {
  const bars = measured(paint(300, 200, (x, y) => (x % 40 < 20 && y > 50 ? BLUE : WHITE)));
  expect(bars.texturePercent).toBe(0);
  expect(looksLikePhotograph(bars)).toBe(false);
  const random = createSeededRandom(3);
  const noisy = measured(paint(300, 200, (x, y) => [x / 2 + random() * 20, y + random() * 20, 90 + random() * 20]));
  expect(noisy.texturePercent).toBeGreaterThan(50);
  expect(looksLikePhotograph(noisy)).toBe(true);
});

test("a smooth gradient without noise is a flat graphic at any size", () => {
  for (const edge of [256, 1568])
    expect(measured(paint(edge, 20, (x) => [(x / edge) * 255, 80, 200])).texturePercent).toBeLessThan(5);
});

test("transparent pixels count only for the transparent share", () => {
  const { colours, brightnessPercent, transparentPercent, texturePercent } = measured(
    paint(40, 40, (x) => (x < 10 ? [...BLUE, 255] : [x, x * 3, 250, 0])),
  );
  expect(colours).toEqual([{ name: "blue", percent: 100 }]);
  expect([transparentPercent, texturePercent, brightnessPercent]).toEqual([75, 0, 38]);
});

test("a half-transparent pixel counts half", () => {
  const { colours, transparentPercent } = measured(paint(2, 2, (x) => (x === 0 ? [...BLUE, 51] : [...WHITE, 204])));
  expect(colours).toEqual([
    { name: "white", percent: 80 },
    { name: "blue", percent: 20 },
  ]);
  expect(transparentPercent).toBe(50);
});

test("a picture without a visible pixel is invisible and keeps its size", () => {
  expect(measurePicture(paint(7, 5, () => [255, 0, 0, 0]))).toEqual({ kind: "invisible", widthPx: 7, heightPx: 5 });
});

test("measurements of a smaller copy have the picture's own size", () => {
  const facts = measurePicture(
    paint(30, 20, () => BLUE),
    { widthPx: 3000, heightPx: 2000 },
  );
  expect(facts).toMatchObject({ widthPx: 3000, heightPx: 2000 });
});

const somePixels = fc.array(
  fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 }))) as fc.Arbitrary<
    [number, number, number, number]
  >,
  { minLength: 1, maxLength: 60 },
);
const asRow = (pixels: readonly Pixel[]) => paint(pixels.length, 1, (x) => pixels[x] ?? BLACK);

test("colour shares never sum to more than 100, and every percent is a whole number from 0 to 100", () => {
  fc.assert(
    fc.property(somePixels, (pixels) => {
      const facts = measurePicture(asRow(pixels));
      if (facts.kind !== "measured") return;
      expect(facts.colours.reduce((sum, { percent }) => sum + percent, 0)).toBeLessThanOrEqual(100);
      const { brightnessPercent, contrastPercent, texturePercent, transparentPercent } = facts;
      for (const percent of [brightnessPercent, contrastPercent, texturePercent, transparentPercent])
        expect(percent >= 0 && percent <= 100 && Number.isInteger(percent)).toBe(true);
    }),
  );
});

test("the order of pixels does not affect the colours", () => {
  const orders = somePixels.chain((pixels) =>
    fc.tuple(fc.constant(pixels), fc.shuffledSubarray(pixels, { minLength: pixels.length })),
  );
  fc.assert(
    fc.property(orders, ([pixels, shuffled]) => {
      const [one, other] = [measurePicture(asRow(pixels)), measurePicture(asRow(shuffled))];
      if (one.kind !== "measured" || other.kind !== "measured") return;
      expect(other.colours).toEqual(one.colours);
      expect(other.transparentPercent).toBe(one.transparentPercent);
    }),
  );
});
