import { expect, test } from "vitest";
import { findDirection } from "./text-direction.ts";

test.each([
  ["OK, here it is:", "ltr"],
  ["مرحبا بالعالم", "rtl"],
  ["שלום – hello, peace", "rtl"],
  ["Python هي لغة برمجة", "rtl"],
  ["React یک کتابخانه است", "rtl"],
  ["Hebrew for hello is שלום", "ltr"],
  ["1. «۵» и", "rtl"],
  ["नमस्ते", "ltr"],
  ["42 – 🎉", undefined],
  ["", undefined],
])("the direction of %j is %s", (text, direction) => {
  expect(findDirection(text)).toBe(direction);
});
