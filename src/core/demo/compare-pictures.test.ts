import { expect, test } from "vitest";
import { comparePictures } from "./compare-pictures.ts";
import type { MeasuredPicture } from "./picture-facts.ts";

const PLAIN: MeasuredPicture = {
  kind: "measured",
  widthPx: 200,
  heightPx: 200,
  colours: [{ name: "white", percent: 100 }],
  brightnessPercent: 50,
  contrastPercent: 20,
  texturePercent: 2,
  transparentPercent: 0,
};

const compare = (...changes: Partial<MeasuredPicture>[]) =>
  comparePictures(changes.map((change, at) => ({ label: `picture ${at + 1}`, facts: { ...PLAIN, ...change } })));

test.each<[string, Partial<MeasuredPicture>, string]>([
  ["size", { widthPx: 400, heightPx: 400 }, "size, from 200×200 px (picture 1) to 400×400 px (picture 2)"],
  ["shape", { widthPx: 100, heightPx: 400 }, "shape, from 1:4 portrait (picture 2) to square (picture 1)"],
  ["brightness", { brightnessPercent: 10 }, "brightness, from 10 % (picture 2) to 50 % (picture 1)"],
  ["contrast", { contrastPercent: 80 }, "contrast, from 20 % (picture 1) to 80 % (picture 2)"],
  ["texture", { texturePercent: 60 }, "fine texture, from 2 % (picture 1) to 60 % (picture 2)"],
  ["transparency", { transparentPercent: 30 }, "transparency, from 0 % (picture 1) to 30 % (picture 2)"],
  [
    "colours",
    {
      colours: [
        { name: "red", percent: 60 },
        { name: "white", percent: 40 },
      ],
    },
    "colours, of which picture 1 (mostly white) and picture 2 (mostly red) share 40 %",
  ],
])("pictures that differ in %s alone are said to, and in nothing else", (_, change, words) => {
  expect(compare({}, change)).toBe(`They differ most in ${words}.`);
});

test("the two most different of three pictures are named", () => {
  expect(compare({}, { brightnessPercent: 90 }, { brightnessPercent: 5 })).toBe(
    "They differ most in brightness, from 5 % (picture 3) to 90 % (picture 2).",
  );
});

test("the larger difference comes first", () => {
  expect(compare({}, { brightnessPercent: 60, contrastPercent: 70 })).toMatch(
    /most in contrast, .*, and next in brightness, /u,
  );
});

test("similar pictures are described as alike by these measurements only", () => {
  expect(compare({}, { brightnessPercent: 52 })).toBe(
    "By these figures they are alike, which does not mean that they show the same.",
  );
});
