import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPageNumbers, parsePageNumbers } from "./page-numbers.ts";

test("typed pages are read in order and once, with ranges in either direction and to the end", () => {
  expect(parsePageNumbers(" 7, 1-3; 2", 12)).toEqual({ numbers: [1, 2, 3, 7] });
  expect(parsePageNumbers("3–1, 11-", 12)).toEqual({ numbers: [1, 2, 3, 11, 12] });
  expect(parsePageNumbers("", 12)).toEqual({ numbers: [] });
});

test("pages outside the document and other words are refused with the reason", () => {
  expect(parsePageNumbers("13", 12)).toEqual({ reason: "There is no page 13: the last one is 12" });
  expect(parsePageNumbers("0-4", 12)).toEqual({ reason: "There is no page 0: the last one is 12" });
  expect(parsePageNumbers("seven", 12)).toEqual({ reason: "“seven”: pages are written 1-3, 7" });
});

test("written pages are read as the same pages", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 600 })), (numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      expect(parsePageNumbers(formatPageNumbers(numbers), 600)).toEqual({ numbers: sorted });
    }),
  );
  expect(formatPageNumbers([7, 1, 2, 3])).toBe("1-3, 7");
});
