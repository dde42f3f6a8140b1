import { expect, test } from "vitest";
import { findByWords } from "./find-by-words.ts";

const TEXTS = ["You read charts.\nBe exact.", "You write charts.", "Schreibe über Straßen."];

test.each([
  ["EXACT charts", [TEXTS[0]]],
  [" charts ", [TEXTS[0], TEXTS[1]]],
  ["uber strasse", [TEXTS[2]]],
  ["ÜBER", [TEXTS[2]]],
  ["exact write", []],
  [" ", TEXTS],
])("the query %j finds texts with all its words", (query, found) => {
  expect(findByWords(TEXTS, query, (text) => text)).toEqual(found);
});
