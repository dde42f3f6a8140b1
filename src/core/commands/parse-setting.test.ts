import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseSetting } from "./parse-setting.ts";

const PATHS = [
  "temperature",
  "top_p",
  "top_k",
  "max_tokens",
  "thinking.budget_tokens",
  "thinking.type",
  "stop",
  "model",
];

test.each([
  ["temperature 0, .5, 1", "temperature", "0, .5, 1"],
  ["Temperature: 0.5", "temperature", "0.5"],
  ["temperature=0", "temperature", "0"],
  ["temp 0.2", "temperature", "0.2"],
  ["max_tokens 4000", "max_tokens", "4000"],
  ["max tokens 4,000", "max_tokens", "4,000"],
  ["MAX-TOKENS = 4000", "max_tokens", "4000"],
  ["budget_tokens 2048", "thinking.budget_tokens", "2048"],
  ["thinking.budget_tokens 2048", "thinking.budget_tokens", "2048"],
  ["thinking budget tokens 2048", "thinking.budget_tokens", "2048"],
  ["top p 0.9", "top_p", "0.9"],
  ["stop END x3", "stop", "END x3"],
  ["model a-1, b.2", "model", "a-1, b.2"],
  ["temperature -1", "temperature", "-1"],
])("%j sets a field to the text behind its name", (query, path, text) => {
  expect(parseSetting(query, PATHS)).toEqual({ path, text, isAbbreviated: query.startsWith("temp ") });
});

test.each(["temperature", " temperature ", "max tokens"])("%j names a field alone", (query) => {
  expect(parseSetting(query, PATHS)?.text).toBeUndefined();
  expect(parseSetting(query, PATHS)).toBeDefined();
});

test.each(["", "te 1", "temperatures 1", "to 0.5", "top 0.5", "thin 3", "new conversation", "temp"])(
  "%j names no field",
  (query) => {
    expect(parseSetting(query, PATHS)).toBeUndefined();
  },
);

test("a text behind a whole name comes back as it was typed, whatever it is", () => {
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), fc.string(), (path, text) => {
      const expected = text.replace(/^\s*[=:]?\s*/, "").trimEnd();
      expect(parseSetting(`${path} ${text}`, [path])).toEqual({
        path,
        text: expected === "" ? undefined : expected,
        isAbbreviated: false,
      });
    }),
  );
});
