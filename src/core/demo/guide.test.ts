import { expect, test } from "vitest";
import { getFirstSentence, extractProse } from "./guide-text.ts";
import { GUIDE } from "./guide.ts";
import { tokenize } from "./tokenize.ts";

const PROSE = GUIDE.map(({ text }) => tokenize(` ${extractProse(text)}`));

test("the guide's prose has only words and unpaired punctuation, so no passage leaves a pair open", () => {
  for (const token of PROSE.flat()) expect(token).toMatch(/^(?: [\p{L}\p{N}].*|[.,:;?!])$/u);
});

test("every sentence of the guide begins with a capital or a digit, so every passage does", () => {
  const first = PROSE.flatMap((tokens) => tokens.filter((_, at) => at === 0 || tokens[at - 1] === "."));
  for (const token of first) expect(token).toMatch(/^ [\p{Lu}\p{N}]/u);
});

test("every section ends with a sentence and begins with one shorter than half the section", () => {
  for (const { text } of GUIDE) {
    expect(extractProse(text)).toMatch(/[.?!]$/u);
    expect(getFirstSentence(text)).toMatch(/^[\p{L}][^\n]*[.?!:]$/u);
    expect(getFirstSentence(text).length).toBeLessThan(text.length / 2);
  }
});

test("the guide is long enough to learn from, and its titles are unique", () => {
  const words = GUIDE.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  expect(words).toBeGreaterThan(1500);
  expect(words).toBeLessThan(2500);
  expect(new Set(GUIDE.map(({ title }) => title)).size).toBe(GUIDE.length);
});
