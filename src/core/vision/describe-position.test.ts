import { expect, test } from "vitest";
import { describePixels, describePosition } from "./describe-position.ts";

const size = { widthPx: 900, heightPx: 600 };

test.each([
  [{ x: 0, y: 0, width: 100, height: 100 }, "at the top left"],
  [{ x: 400, y: 20, width: 100, height: 100 }, "at the top"],
  [{ x: 700, y: 250, width: 100, height: 100 }, "at the right"],
  [{ x: 400, y: 250, width: 100, height: 100 }, "in the middle"],
  [{ x: 700, y: 450, width: 200, height: 150 }, "at the bottom right"],
  [{ x: 0, y: 0, width: 900, height: 600 }, "in the middle"],
])("the position of %j is %s", (box, words) => {
  expect(describePosition(box, size)).toBe(words);
});

test("the pixels of a region are described with the size of the picture", () => {
  expect(describePixels({ x: 10, y: 20, width: 30, height: 40 }, size)).toBe(
    "from (10, 20) to (40, 60) of 900×600 pixels",
  );
});
