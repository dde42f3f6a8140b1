import fc from "fast-check";
import { expect, test } from "vitest";
import {
  getExactNumber,
  hasExactNumber,
  parseExactJson,
  readNumber,
  roundExactNumbers,
  writeJson,
} from "./exact-number.ts";
import { parseJson } from "./json.ts";

test.each([
  "9007199254740993",
  "-9007199254740993",
  "123456789012345678901234567890",
  "1e400",
  "-1e400",
  "0.12345678901234567890123",
  "9007199254740993.0",
])("%s keeps its digits", (written) => {
  expect(typeof readNumber(written)).toBe("object");
  const text = `{"seed":${written},"deep":[{"x":${written}}],"text":"${written}"}`;
  const value = parseExactJson(text);
  expect(value === undefined ? "" : writeJson(value)).toBe(text);
  expect(value === undefined ? "" : writeJson(value, true)).toContain(`"seed": ${written},`);
});

test.each([
  ["0", 0],
  ["-0", 0],
  ["9007199254740991", 9007199254740991],
  ["9007199254740994", 9007199254740994],
  ["1e21", 1e21],
  ["0.10", 0.1],
  ["1.0", 1],
  ["100e-2", 1],
  ["5e-324", 5e-324],
])("%s is an ordinary number", (written, value) => {
  expect(readNumber(written)).toBeCloseTo(value);
});

test("any JSON is parsed and written as JavaScript does, where that keeps its numbers", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, isIndented) => {
      const text = JSON.stringify(value, null, isIndented ? 2 : 0);
      const parsed = parseExactJson(text);
      expect(parsed).toEqual(parseJson(text));
      expect(parsed === undefined ? "" : writeJson(parsed, isIndented)).toBe(text);
    }),
  );
});

test("numbers of any length go through unchanged, in any text", () => {
  const digits = fc.stringMatching(/^-?[1-9]\d{0,40}(\.\d{0,30}[1-9])?$/);
  fc.assert(
    fc.property(fc.array(digits), fc.string(), (numbers, name) => {
      const text = `{${JSON.stringify(name)}:[${numbers.join(",")}]}`;
      const value = parseExactJson(text);
      expect(value === undefined ? "" : writeJson(value)).toBe(text);
    }),
  );
});

test("an exact number is written as a number alone, never as other text", () => {
  for (const written of ["1}", "1,2", "NaN", "", "01", "1 ", '"x"'])
    expect(getExactNumber({ "etude:number": written })).toBeUndefined();
  expect(getExactNumber({ "etude:number": "1", more: 1 })).toBeUndefined();
});

test("exact numbers are compared with limits as the nearest number", () => {
  const value = parseExactJson('{"a":[9007199254740993],"b":1e400}');
  expect(value !== undefined && hasExactNumber(value)).toBe(true);
  expect(value === undefined ? value : roundExactNumbers(value)).toEqual({
    a: [9007199254740992],
    b: Number.MAX_VALUE,
  });
});
