import { expect, test } from "vitest";
import { explainRefusedImage, type RefusedImage } from "./explain-refused-image.ts";

const REFUSALS: RefusedImage[] = [
  { kind: "empty" },
  { kind: "too-many-bytes", sizeBytes: 52_400_000 },
  { kind: "too-many-pixels", size: { widthPx: 12_000, heightPx: 9000 } },
  { kind: "too-many-shapes", count: Number.POSITIVE_INFINITY },
  { kind: "too-many-scans", count: 20_000 },
  { kind: "foreign", what: "a PDF document" },
  { kind: "damaged", imageKind: "jpeg" },
  { kind: "not-drawn", imageKind: "heic" },
  { kind: "unreadable" },
  { kind: "too-slow", waitedMs: 20_000 },
  { kind: "too-heavy" },
  { kind: "broken", why: "out of memory" },
];

test.each(REFUSALS)("the refusal $kind names the file, the reason, and which files are accepted", (refused) => {
  const sentence = explainRefusedImage("holiday.png", refused);
  expect(sentence).toMatch(/^“holiday\.png” .+ (accepted|PNG).*\.$/);
  expect(sentence).not.toMatch(/undefined|NaN|\[object/);
});

test("the refusal of a large file states the file's size and the limit", () => {
  expect(explainRefusedImage("big.png", { kind: "too-many-bytes", sizeBytes: 52_400_000 })).toBe(
    "“big.png” has 52.4 MB. Images below 50 MB are accepted.",
  );
  expect(explainRefusedImage("big.png", { kind: "too-many-pixels", size: { widthPx: 12_000, heightPx: 9000 } })).toBe(
    "“big.png” has 108 megapixels (12,000×9,000). Images below 100 megapixels are accepted.",
  );
});
