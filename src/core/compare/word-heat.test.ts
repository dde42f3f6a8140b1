import fc from "fast-check";
import { expect, test } from "vitest";
import { computeWordHeat } from "./word-heat.ts";

test("each word of an answer has the number of answers that share it at its place", () => {
  const heat = computeWordHeat(
    "The tide turns twice a day.",
    ["The tide turns once a day.", "A tide comes twice."],
    1000,
  );
  expect(heat).toEqual({
    runs: [
      { text: "The", answerCount: 2 },
      { text: " tide", answerCount: 3 },
      { text: " turns twice a day", answerCount: 2 },
      { text: ".", answerCount: 3 },
    ],
    answerCount: 3,
    wordCount: 6,
    inAllCount: 1,
    inOneCount: 0,
    isApproximate: false,
  });
});

test("an answer is in all of its copies, and its runs are the answer", () => {
  const property = fc.property(
    fc.string({ unit: "grapheme" }),
    fc.array(fc.string(), { maxLength: 3 }),
    (text, others) => {
      const { runs } = computeWordHeat(text, others, 1000);
      expect(runs.map((run) => run.text).join("")).toBe(text);
      const copies = computeWordHeat(text, [text, text], 1000);
      expect([copies.inAllCount, copies.inOneCount]).toEqual([copies.wordCount, 0]);
    },
  );
  fc.assert(property, { numRuns: 100 });
});
