import { expect, test } from "vitest";
import { findDirection, findMainDirection } from "./text-direction.ts";

test.each([
  ["OK, here it is:", "ltr"],
  ["مرحبا بالعالم", "rtl"],
  ["שלום – hello, peace", "rtl"],
  ["Python هي لغة برمجة", "rtl"],
  ["React یک کتابخانه است", "rtl"],
  ["Hebrew for hello is שלום", "ltr"],
  ["1. «۵» и", "rtl"],
  ["नमस्ते", "ltr"],
  ["\u200fABC", "rtl"],
  ["42 – 🎉", undefined],
  ["", undefined],
])("the direction of %j is %s", (text, direction) => {
  expect(findDirection(text)).toBe(direction);
});

test("a text that begins in one direction and has most words in the other follows what is around it", () => {
  expect(findDirection("שלום – hello, peace", "ltr")).toBe("ltr");
  expect(findDirection("المهارات: JavaScript, React, Node.js", "rtl")).toBe("rtl");
  expect(findDirection("Third item in English", "rtl")).toBe("ltr");
});

test("the main direction of a text is that of most of its words, and of the first where both have as many", () => {
  expect(findMainDirection("שלום – hello, peace")).toBe("ltr");
  expect(findMainDirection("שלום hello")).toBe("rtl");
});
