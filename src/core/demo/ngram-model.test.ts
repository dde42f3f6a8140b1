import * as fc from "fast-check";
import { expect, test } from "vitest";
import { buildNgramModel } from "./ngram-model.ts";

const probabilityOf = (distribution: readonly { token: string; probability: number }[], token: string) =>
  distribution.find((candidate) => candidate.token === token)?.probability ?? 0;

const TEXTS = fc.array(
  fc.record({
    tokens: fc.array(fc.constantFrom(" a", " b", " c", " d", "."), { minLength: 1, maxLength: 40 }),
    weight: fc.double({ min: 0.5, max: 5, noNaN: true }),
  }),
  { minLength: 1, maxLength: 4 },
);
const CONTEXT = fc.array(fc.constantFrom(" a", " b", " c", " d", ".", " never seen"), { maxLength: 20 });

test("the next tokens are a probability distribution, likeliest first, for any texts and any context", () => {
  fc.assert(
    fc.property(TEXTS, CONTEXT, (texts, context) => {
      const next = buildNgramModel(texts).next(context);
      const probabilities = next.map(({ probability }) => probability);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
      expect(Math.min(...probabilities)).toBeGreaterThan(0);
      expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
      expect(new Set(next.map(({ token }) => token)).size).toBe(next.length);
    }),
  );
});

test("counts after two tokens are mixed with counts after one by how often the two occurred", () => {
  // " x y" is followed by " p" twice and " q" once; " y" alone also by " r" once.
  const tokens = " x y p x y p x y q z y r".match(/ ./gu) ?? [];
  const next = buildNgramModel([{ tokens, weight: 1 }]).next([" x", " y"]);
  const trust = 3 / (3 + 2);
  expect(probabilityOf(next, " p")).toBeCloseTo(trust * (2 / 3) + (1 - trust) * (2 / 4), 12);
  expect(probabilityOf(next, " q")).toBeCloseTo(trust * (1 / 3) + (1 - trust) * (1 / 4), 12);
  expect(probabilityOf(next, " r")).toBeCloseTo((1 - trust) * (1 / 4), 12);
});

test("a text of weight 2 counts like two copies of the text", () => {
  const one = [" a", " b", " a", " c", "."];
  const other = [" a", " d", "."];
  const heavy = buildNgramModel([
    { tokens: one, weight: 2 },
    { tokens: other, weight: 1 },
  ]);
  const twice = buildNgramModel([one, one, other].map((tokens) => ({ tokens, weight: 1 })));
  for (const context of [[], [" a"], [".", " a"], [" b", " a"]])
    expect(heavy.next(context)).toEqual(twice.next(context));
});

test("a step that the context contains loses half its weight each time", () => {
  const model = buildNgramModel([{ tokens: [" a", " b", " a", " c"], weight: 1 }]);
  // " a" after an unknown pair: only the counts after " a" itself decide, evenly at first.
  expect(model.next([" z", " a"])).toEqual([
    { token: " b", probability: 0.5 },
    { token: " c", probability: 0.5 },
  ]);
  const once = model.next([" a", " b", " z", " a"]);
  expect(probabilityOf(once, " b") / probabilityOf(once, " c")).toBeCloseTo(1 / 2, 12);
  const again = model.next([" a", " b", " a", " b", " z", " a"]);
  expect(probabilityOf(again, " b") / probabilityOf(again, " c")).toBeCloseTo(1 / 4, 12);
});
