import { expect, test } from "vitest";
import { parseExifOrientation } from "./parse-exif-orientation.ts";

const little = (value: number) => [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, value, 0, 0, 0];
const big = (value: number) => [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0];

test("the orientation is parsed in both byte orders, with and without the JPEG prefix", () => {
  for (let value = 1; value <= 8; value += 1) {
    expect(parseExifOrientation(Uint8Array.from(little(value)))).toBe(value);
    expect(parseExifOrientation(Uint8Array.from(big(value)))).toBe(value);
    expect(parseExifOrientation(Uint8Array.from([0x45, 0x78, 0x69, 0x66, 0, 0, ...big(value)]))).toBe(value);
  }
});

test("a cut EXIF block or an unknown orientation gives orientation 1", () => {
  expect(parseExifOrientation(Uint8Array.from(little(6)).subarray(0, 15))).toBe(1);
  expect(parseExifOrientation(Uint8Array.from(little(9)))).toBe(1);
  expect(parseExifOrientation(Uint8Array.from([0x49, 0x49, 42, 0, 255, 255, 255, 255]))).toBe(1);
  expect(parseExifOrientation(new Uint8Array())).toBe(1);
});
