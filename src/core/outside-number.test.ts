import { expect, test } from "vitest";
import { parseBalance, parseBound, parseTokenCount, parseUsd, parseWaitMs } from "./outside-number.ts";

const WRONG = [-1, -50, -1e-9, 1e308, Infinity, -Infinity, Number.NaN, "7", "1e3", null, undefined, true, [1], {}];

test.each(WRONG)("%j is neither a count of tokens nor an amount of dollars", (value) => {
  expect(parseTokenCount(value)).toBeUndefined();
  expect(parseUsd(value)).toBeUndefined();
});

test("ordinary numbers stay as they are", () => {
  for (const value of [0, 1, 0.000_001, 4096, 1_000_000]) {
    expect(parseTokenCount(value)).toBe(value);
    expect(parseUsd(value)).toBe(value);
    expect(parseWaitMs(value)).toBe(value);
  }
  expect(parseBalance(-12.5)).toBe(-12.5);
});

test("a balance is bounded on both sides, and a wait to thirty days", () => {
  for (const value of [1e308, -1e308, Infinity, Number.NaN, "5"]) expect(parseBalance(value)).toBeUndefined();
  expect(parseWaitMs(Infinity)).toBe(2_592_000_000);
  for (const value of [-1, Number.NaN, "5"]) expect(parseWaitMs(value)).toBeUndefined();
});

test("a bound of a schema is one only where numbers can reach it", () => {
  for (const bound of [0, -2, 1, 128_000, Number.MAX_SAFE_INTEGER]) expect(parseBound(bound)).toBe(bound);
  for (const bound of [1e308, -1e308, Infinity, Number.NaN, "1"]) expect(parseBound(bound)).toBeUndefined();
});
