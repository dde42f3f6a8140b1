import { expect, test } from "vitest";
import { BROKEN_EXIF, drawHostilePictures, drawJpegWithExif } from "#e2e/fixtures/hostile-pictures.ts";
import { checkImage } from "./check-image.ts";
import { explainRefusedImage } from "./explain-refused-image.ts";

test.each(drawHostilePictures().map((picture) => [picture.name, picture] as const))(
  "%s is taken or refused with a sentence, within a second of work",
  (name, { bytes, refusal }) => {
    const before = process.cpuUsage();
    const checked = checkImage(new Uint8Array(bytes));
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
    // What only decoding can show is refused by the browser.
    const expected = name === "declared 9,999.png" ? "" : refusal;
    const said = checked.ok ? "" : explainRefusedImage(name, checked.refused);
    expect([checked.ok, said]).toEqual([expected === "", expect.stringContaining(expected)]);
  },
);

test.each(BROKEN_EXIF)("an EXIF block with %s leaves a JPEG readable", (_what, block, orientation) => {
  expect(checkImage(new Uint8Array(drawJpegWithExif([block])))).toMatchObject({ inspected: { orientation } });
});

test("of several EXIF blocks the first counts, and none behind the first pass over the pixels", () => {
  const [[, turned]] = BROKEN_EXIF as [(typeof BROKEN_EXIF)[number]];
  const upright = BROKEN_EXIF[5]?.[1] ?? Buffer.alloc(0);
  const read = (...given: Parameters<typeof drawJpegWithExif>) =>
    checkImage(new Uint8Array(drawJpegWithExif(...given)));
  expect(read([upright, turned])).toMatchObject({ inspected: { orientation: 1 } });
  expect(read([turned, upright])).toMatchObject({ inspected: { orientation: 6 } });
  expect(read([], [turned])).toMatchObject({ inspected: { orientation: 1, hasMetadata: true } });
});
