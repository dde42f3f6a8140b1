import { expect, test } from "vitest";
import { parseNumber } from "./parse-number.ts";

test.each([
  ["0.7", 0.7],
  [".5", 0.5],
  ["1.", 1],
  ["-0.25", -0.25],
  ["−2", -2],
  ["1e-3", 0.001],
  ["4,096", 4096],
  ["64 000", 64_000],
  [" 12 ", 12],
])("%j parses to the number %d", (typed, value) => {
  expect(parseNumber(typed)).toEqual({ type: "number", value });
});

test.each(["", "  ", "not sent"])("%j parses to nothing to send", (typed) => {
  expect(parseNumber(typed)).toEqual({ type: "empty" });
});

test.each(["abc", "0,5x", "1..2", "--1", "0x10", "1e999", "NaN", "Infinity", "1 2", "0,1"])(
  "%j is not parsed as a number",
  (typed) => {
    expect(parseNumber(typed).type).toBe("unreadable");
  },
);
