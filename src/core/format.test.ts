import { expect, test } from "vitest";
import { formatSeconds, formatUsd } from "./format.ts";

test.each([
  [0, "$0"],
  [0.000702, "$0.000702"],
  [0.0000000325, "$0.0000000325"],
  [0.0338, "$0.0338"],
  [0.2512, "$0.2512"],
  [1.5, "$1.50"],
  [12, "$12.00"],
])("%d dollars is formatted as %s", (usd, text) => {
  expect(formatUsd(usd)).toBe(text);
});

test("seconds have two decimals below 10 s and none above", () => {
  expect([612, 9990, 12_400].map(formatSeconds)).toEqual(["0.61 s", "9.99 s", "12 s"]);
});
