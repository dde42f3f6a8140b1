import { expect, test } from "vitest";
import { describePageRegion } from "./describe-page-region.ts";

test("the part of a page is named by its position, its page and its document", () => {
  const size = { widthPx: 600, heightPx: 800 };
  const page = { name: "report.pdf", number: 7 };
  const box = { x: 0, y: 0, width: 200, height: 100 };
  expect(describePageRegion({ attached: { number: 1, count: 1 }, page, box, size })).toBe(
    "The attached image is the part at the top left of page 7 of report.pdf.",
  );
  expect(describePageRegion({ attached: { number: 3, count: 3 }, page, box: { ...box, x: 200, y: 350 }, size })).toBe(
    "Attached image 3 is the part in the middle of page 7 of report.pdf.",
  );
});
