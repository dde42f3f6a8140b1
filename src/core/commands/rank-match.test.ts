import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldTexts, rankMatch, splitQuery } from "./rank-match.ts";

const rank = (query: string, label: string, words?: string) =>
  rankMatch(foldTexts({ label, words }), splitQuery(query));

test("a label that begins with the query stands first, then words that begin so, then parts of words, then further words", () => {
  expect(rank("copy th", "Copy this answer")).toBe(0);
  expect(rank("answer copy", "Copy this answer")).toBe(1);
  expect(rank("swer", "Copy this answer")).toBe(2);
  expect(rank("clip", "Copy this answer", "clipboard")).toBe(3);
  expect(rank("copy clip", "Copy this answer", "clipboard")).toBe(3);
});

test("case and accents make no difference", () => {
  expect(rank("ETUDE", "Étude no. 3")).toBe(0);
  expect(rank("straße", "Strasse")).toBe(0);
  expect(rank("étude", "etude")).toBe(0);
});

test("a word that is nowhere leaves the thing out, and an empty query leaves nothing out", () => {
  expect(rank("copy xyz", "Copy this answer", "clipboard")).toBeUndefined();
  expect(rank("  ", "Copy this answer")).toBe(0);
});

test("every part of a label finds it, and the beginning finds it first", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (label, from, length) => {
      const start = from % label.length;
      expect(rank(label.slice(start, start + 1 + (length % label.length)), label)).toBeDefined();
    }),
  );
});
