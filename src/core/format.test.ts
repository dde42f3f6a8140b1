import { expect, test } from "vitest";
import { formatCostRange, formatSeconds, formatUsd } from "./format.ts";

test.each([
  [0, "$0"],
  [0.000702, "$0.0007"],
  [0.000526, "$0.00053"],
  [0.0000000325, "$0.000000033"],
  [0.01, "$0.01"],
  [0.0338, "$0.034"],
  [0.1 + 0.2, "$0.30"],
  [0.2512, "$0.25"],
  [0.999, "$1.00"],
  [1.239, "$1.24"],
  [1.5, "$1.50"],
  [12, "$12.00"],
  [1234.5, "$1234.50"],
])("%d dollars is formatted as %s", (usd, text) => {
  expect(formatUsd(usd)).toBe(text);
});

test.each([
  [{ leastUsd: 0.000526, mostUsd: 1.2, isLeast: false }, "up to $1.20"],
  [{ leastUsd: 0, mostUsd: 0.1521, isLeast: false }, "up to $0.16"],
  [{ leastUsd: 0, mostUsd: 0.1 + 0.2, isLeast: false }, "up to $0.30"],
  [{ leastUsd: 0, mostUsd: 1.201, isLeast: false }, "up to $1.21"],
  [{ leastUsd: 0.0198, mostUsd: 0.02, isLeast: true }, "at least $0.019"],
])("the cost of a run %j is formatted as a true bound: %s", (range, text) => {
  expect(formatCostRange(range)).toBe(text);
});

test("seconds have two decimals below 10 s and none above", () => {
  expect([612, 9990, 12_400].map(formatSeconds)).toEqual(["0.61 s", "9.99 s", "12 s"]);
});
