import { expect, test } from "vitest";
import { describeRegion } from "./describe-region.ts";

const box = { x: 500, y: 40, width: 200, height: 100 };
const size = { widthPx: 700, heightPx: 600 };

test("a region is described in words and in pixels of its picture", () => {
  const region = { attached: { number: 1, count: 1 }, image: { number: 1, count: 1 }, turnNumber: 1, box, size };
  expect(describeRegion(region)).toBe(
    "The attached image is the part at the top right of the image in my first message, from (500, 40) to (700, 140) of 700×600 pixels.",
  );
});

test("one of several pictures is described by its number", () => {
  const region = { attached: { number: 3, count: 3 }, image: { number: 2, count: 4 }, turnNumber: 12, box, size };
  expect(describeRegion(region)).toContain(
    "Attached image 3 is the part at the top right of image 2 in my message 12,",
  );
});
