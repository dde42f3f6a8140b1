import { expect, test } from "vitest";
import { describeImageChanges, type ImageChanges } from "./describe-image-changes.ts";

const untouched: ImageChanges = {
  from: { kind: "jpeg", widthPx: 1000, heightPx: 800, sizeBytes: 4_000_000 },
  to: { kind: "jpeg", widthPx: 1000, heightPx: 800 },
  isAnimated: false,
  isRotated: false,
  hadMetadata: false,
  isRedrawn: false,
};

test("an unchanged picture has no notes", () => {
  expect(describeImageChanges(untouched)).toEqual([]);
});

test("every change is noted, the most surprising first", () => {
  expect(
    describeImageChanges({
      ...untouched,
      from: { kind: "avif", widthPx: 3000, heightPx: 2000, sizeBytes: 1 },
      to: { kind: "jpeg", widthPx: 1344, heightPx: 896 },
      isAnimated: true,
      isRotated: true,
      hadMetadata: true,
      isRedrawn: true,
    }),
  ).toEqual([
    "first frame of an animation",
    "turned upright",
    "converted from AVIF",
    "scaled from 3000×2000",
    "metadata removed",
  ]);
});

test("a picture with too many bytes is noted as compressed", () => {
  expect(describeImageChanges({ ...untouched, hadMetadata: true, isRedrawn: true })).toEqual([
    "compressed from 4.0 MB",
    "metadata removed",
  ]);
});

test("a small SVG is noted as enlarged", () => {
  const from = { kind: "svg", widthPx: 24, heightPx: 24, sizeBytes: 500 } as const;
  const to = { kind: "png", widthPx: 512, heightPx: 512 } as const;
  expect(describeImageChanges({ ...untouched, from, to, isRedrawn: true })).toEqual([
    "converted from SVG",
    "enlarged from 24×24",
  ]);
});
