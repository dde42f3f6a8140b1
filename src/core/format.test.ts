import { expect, test } from "vitest";
import { formatCostRange, formatSeconds, formatShortNumber, formatUsd, shortenNumbers } from "./format.ts";

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

test.each([
  [1 / 7, "0.143"],
  [6 / 7, "0.857"],
  [-1 / 3, "-0.333"],
  [0.5, "0.5"],
  [0.123456, "0.123456"],
  [0.015625, "0.015625"],
  [0.0123456789, "0.0123"],
  [4096, "4,096"],
  [1234.56789, "1234.6"],
  [1e-9 / 7, "1.43e-10"],
  [1e21, "1e+21"],
])("%d is shown in few digits as %s", (value, text) => {
  expect(formatShortNumber(value)).toBe(text);
});

test("the long numbers of a text are shortened, and versions, ids and short numbers stay", () => {
  expect(shortenNumbers("T 0.14285714285714285 · top_p 0.95 · model-4.12345678 · 1.2.3456789")).toBe(
    "T 0.143 · top_p 0.95 · model-4.12345678 · 1.2.3456789",
  );
  expect(shortenNumbers("0, 0.3333333333333333, 0.6666666666666666, 1")).toBe("0, 0.333, 0.667, 1");
});
