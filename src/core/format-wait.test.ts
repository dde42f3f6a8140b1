import { expect, test } from "vitest";
import { formatWait } from "./format-wait.ts";

test.each([
  [0, "0 s"],
  [1001, "2 s"],
  [119_000, "119 s"],
  [120_000, "2 min"],
  [121_000, "3 min"],
  [7_200_000, "2 h"],
  [7_260_000, "2 h 1 min"],
])("%d ms is formatted as %s", (ms, text) => {
  expect(formatWait(ms)).toBe(text);
});
