import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tokenize } from "./tokenize.ts";

test("the tokens of any text join to exactly that text, half surrogate pairs included", () => {
  const hard = fc.constantFrom("\ud83d", "\udc4d", " ", "\n", "a", "_", "é", "。");
  const anything = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: hard }));
  fc.assert(
    fc.property(anything, (text) => {
      expect(tokenize(text).join("")).toBe(text);
    }),
  );
});

test("a word includes the space before it and its joiners", () => {
  expect(tokenize("The AI/ML API's top_p is 0.5, don't\n\nyou  see?")).toEqual([
    "The",
    " AI/ML",
    " API's",
    " top_p",
    " is",
    " 0.5",
    ",",
    " don't",
    "\n\n",
    "you",
    " ",
    " see",
    "?",
  ]);
});

test("a language written without spaces counts by character", () => {
  expect(tokenize("你好 世界")).toEqual(["你", "好", " 世", "界"]);
});

test("an empty text has no tokens", () => {
  expect(tokenize("")).toEqual([]);
});
