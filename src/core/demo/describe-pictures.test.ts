import { expect, test } from "vitest";
import { describePictures, summarisePictures } from "./describe-pictures.ts";
import type { MeasuredPicture, PictureFacts } from "./picture-facts.ts";

const CHART: MeasuredPicture = {
  kind: "measured",
  widthPx: 900,
  heightPx: 600,
  colours: [
    { name: "white", percent: 80 },
    { name: "violet", percent: 14 },
  ],
  brightnessPercent: 86,
  contrastPercent: 54,
  texturePercent: 1,
  transparentPercent: 0,
};
const NIGHT: MeasuredPicture = {
  ...CHART,
  widthPx: 600,
  heightPx: 900,
  colours: [
    { name: "dark blue", percent: 70 },
    { name: "white", percent: 3 },
  ],
  brightnessPercent: 12,
  contrastPercent: 19,
  texturePercent: 40,
};
const BROKEN: PictureFacts = { kind: "unreadable", why: "it is cut off or damaged" };

const rowsOf = (markdown: string) =>
  markdown
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.slice(2, -2).split(" | "));

test("one picture is described as a table of measurements", () => {
  expect(rowsOf(describePictures([CHART]))).toEqual([
    ["Measured", "Your picture"],
    ["---", "---"],
    ["Size", "900×600 px"],
    ["Shape", "3:2 landscape"],
    ["Colours", "white 80 %, violet 14 %"],
    ["Brightness", "86 %, very bright"],
    ["Contrast", "54 %, high"],
    ["Looks like", "a flat graphic, with fine texture in 1 %"],
  ]);
});

test.each([[[CHART]], [[CHART, NIGHT]], [[BROKEN]]])("the limits of measuring are always stated", (pictures) => {
  expect(describePictures(pictures)).toMatch(/not Claude: .*cannot recognise things, read text or count objects\./u);
});

test("transparency has a row where there is any", () => {
  expect(describePictures([{ ...CHART, transparentPercent: 25 }])).toContain("\n| Transparent | 25 % |");
});

test("several pictures stand side by side, and their largest difference is stated", () => {
  const described = describePictures([CHART, NIGHT]);
  expect(rowsOf(described)[0]).toEqual(["Measured", "Picture 1", "Picture 2"]);
  expect(rowsOf(described)[5]).toEqual(["Brightness", "86 %, very bright", "12 %, very dark"]);
  expect(rowsOf(described)[7]).toEqual([
    "Looks like",
    "a flat graphic, with fine texture in 1 %",
    "a photograph, with fine texture in 40 %",
  ]);
  expect(described).toContain(
    "They differ most in colours, of which picture 1 (mostly white) and picture 2 (mostly dark blue) share 3 %, " +
      "and next in brightness, from 12 % (picture 2) to 86 % (picture 1).",
  );
});

test("a picture that cannot be decoded has no column, and the others keep their numbers", () => {
  const described = describePictures([CHART, BROKEN, NIGHT]);
  expect(rowsOf(described)[0]).toEqual(["Measured", "Picture 1", "Picture 3"]);
  expect(described).toContain("Picture 2 could not be decoded: it is cut off or damaged.");
  expect(describePictures([BROKEN])).toMatch(/^Your picture could not be decoded: it is cut off or damaged\.\n\nI am/u);
});

test("one measured picture beside an unreadable one is not compared", () => {
  expect(describePictures([CHART, BROKEN])).not.toContain("differ");
});

test("an invisible picture is described as fully transparent", () => {
  expect(describePictures([{ kind: "invisible", widthPx: 7, heightPx: 5 }])).toContain(
    "Your picture of 7×5 px is fully transparent, so there is nothing to see.",
  );
});

test("a summary describes each picture in a few words", () => {
  expect(summarisePictures([NIGHT])).toBe(
    "your picture looks like a photograph of 600×900 px, mostly dark blue, 12 % bright",
  );
  expect(summarisePictures([CHART, BROKEN])).toMatch(
    /^picture 1 looks like a flat graphic .*; picture 2 could not be decoded$/u,
  );
});
