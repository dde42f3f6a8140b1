// @ts-check
import { expect, test } from "vitest";
import { isInRange } from "./node-range.mjs";

test.each([
  ["^20.19.0 || ^22.12.0 || >=24", ["20.19.0", "20.20.2", "22.12.0", "26.1.0"], ["20.18.0", "22.11.0", "23.9.0"]],
  [">= 14.6", ["14.6.0", "20.19.0"], ["14.5.9"]],
  ["20 || >=22", ["20.0.0", "20.19.0", "22.0.0"], ["21.0.0", "19.9.9"]],
  [">=18 <21", ["18.0.0", "20.19.0"], ["21.0.0"]],
  ["^8.16.0 || ^10.6.0", ["8.17.0", "10.6.0"], ["9.0.0", "20.19.0"]],
  ["~20.19", ["20.19.4"], ["20.20.0", "20.18.0"]],
  ["~20", ["20.0.0", "20.19.4"], ["21.0.0"]],
  ["<=20.19", ["20.19.4"], ["20.20.0"]],
  [">20", ["21.0.0"], ["20.19.4"]],
  ["20.x", ["20.19.4"], ["21.0.0"]],
  ["*", ["0.0.1", "99.0.0"], []],
  ["", ["20.19.0"], []],
])("the range %o contains %o and not %o", (range, within, outside) => {
  expect(within.filter((version) => !isInRange(version, range))).toEqual([]);
  expect(outside.filter((version) => isInRange(version, range))).toEqual([]);
});

test("a range in an unknown notation throws an error", () => {
  expect(() => isInRange("20.19.0", "lts/iron")).toThrow(/no version/);
});
