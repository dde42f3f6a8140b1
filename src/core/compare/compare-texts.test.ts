import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTexts, type DifferenceRun } from "./compare-texts.ts";
import { cutWords, hasUnspacedWords } from "./cut-words.ts";
import { matchWords } from "./match-words.ts";

const UNBOUNDED = 1_000_000;
const joinRuns = (runs: readonly DifferenceRun[], left: "taken-out" | "put-in") =>
  runs
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join("");
const mark = (before: string, after: string) =>
  compareTexts(before, after, UNBOUNDED)
    .runs.map(({ kind, text }) => (kind === "same" ? text : kind === "put-in" ? `{+${text}+}` : `[-${text}-]`))
    .join("");
const count = (before: string, after: string) => {
  const { differingCount, wordCount } = compareTexts(before, after, UNBOUNDED);
  return [differingCount, wordCount];
};

/** The length of the longest common subsequence by the table that defines it. */
function computeCommonLength(first: readonly string[], second: readonly string[]): number {
  let row = Array<number>(second.length + 1).fill(0);
  for (const item of first) {
    const next = [0];
    for (const [index, other] of second.entries())
      next.push(item === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Texts of few words, so that pairs of them share many. */
const someText = fc
  .array(
    fc.oneof(
      fc.constantFrom("a", "b", "c", " ", ", ", "\n\n", "それは本です", "ไทยดี", "👩‍👩‍👧", "🇫🇷", "don't", "3.14"),
      fc.string({ maxLength: 4, unit: "grapheme" }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(""));

describe("the difference of two texts", () => {
  test("its runs are both texts exactly, and it has as many same words as the longest common sequence", () => {
    const property = fc.property(someText, someText, (before, after) => {
      const { runs, isApproximate } = compareTexts(before, after, UNBOUNDED);
      expect([joinRuns(runs, "put-in"), joinRuns(runs, "taken-out")]).toEqual([before, after]);
      expect(isApproximate).toBe(false);
      const [first, second] = [before, after].map((text) => cutWords(text).words.map((word) => word.text));
      const { onlyInFirst, onlyInSecond } = matchWords(first ?? [], second ?? [], UNBOUNDED);
      const paired1 = (first ?? []).filter((_, index) => onlyInFirst[index] === 0);
      expect(paired1).toEqual((second ?? []).filter((_, index) => onlyInSecond[index] === 0));
      expect(paired1).toHaveLength(computeCommonLength(first ?? [], second ?? []));
    });
    fc.assert(property, { numRuns: 2000 });
  });

  test("its runs are both texts exactly where the bound of work is met, too", () => {
    const property = fc.property(someText, someText, (before, after) => {
      const { runs } = compareTexts(before, after, 0);
      expect([joinRuns(runs, "put-in"), joinRuns(runs, "taken-out")]).toEqual([before, after]);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test.each([
    ["a word in place of another", "a red fox", "a blue fox", "a [-red-]{+blue+} fox"],
    ["a word taken out", "a very red fox", "a red fox", "a[- very-] red fox"],
    ["a word put in at the end", "a red", "a red fox", "a red{+ fox+}"],
    ["a mark", "Yes, now.", "Yes: now!", "Yes[-,-]{+:+} now[-.-]{+!+}"],
    ["words without spaces", "これは本です", "これは車です", "これは[-本-]{+車+}です"],
    ["Thai words", "ฉันกินข้าว", "ฉันกินปลา", "ฉันกิน[-ข้าว-]{+ปลา+}"],
    ["a joined picture sign", "hi 👩‍👩‍👧", "hi 👩‍👩‍👦", "hi [-👩‍👩‍👧-]{+👩‍👩‍👦+}"],
    ["a number", "costs 1,000.50 now", "costs 1,000.51 now", "costs [-1,000.50-]{+1,000.51+} now"],
    ["an accent that is written apart", "cafe\u0301 noir", "cafe noir", "[-cafe\u0301-]{+cafe+} noir"],
  ])("%s is marked as a whole", (_name, before, after, expected) => {
    expect(mark(before, after)).toBe(expected);
  });

  test("words that take a dictionary are told from others", () => {
    expect(["本です", "ไทย", "красный", "عربي", "한국어 단어"].map(hasUnspacedWords)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("a word in place of another counts once, and white space and punctuation do not count", () => {
    expect(count("a red fox", "a blue fox")).toEqual([1, 3]);
    expect(count("a red fox", "a big blue fox")).toEqual([2, 4]);
    expect(count("Yes, now.", "Yes — now!")).toEqual([0, 2]);
    expect(count("a b\n\nc", "a\tb c")).toEqual([0, 3]);
    expect(count("", "one two")).toEqual([2, 2]);
    expect(count("", "")).toEqual([0, 0]);
    expect(count("👍", "👎")).toEqual([1, 1]);
  });

  test("two wholly different texts of 100 kB end at the bound of work and say so", () => {
    const write = (seed: number) => {
      let state = seed;
      const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
      return Array.from({ length: 17_000 }, () => `w${Math.floor(next() / 65_536) % 3000}`).join(" ");
    };
    const [before, after] = [write(1), write(2)];
    const startMs = performance.now();
    const { runs, isApproximate, differingCount, wordCount } = compareTexts(before, after, 10_000_000);
    expect(performance.now() - startMs).toBeLessThan(10_000);
    expect([joinRuns(runs, "put-in"), joinRuns(runs, "taken-out")]).toEqual([before, after]);
    expect([isApproximate, differingCount > wordCount / 2]).toEqual([true, true]);
    const ofOwnWords = compareTexts(before, after.replaceAll("w", "v"), 0);
    expect([ofOwnWords.isApproximate, ofOwnWords.differingCount]).toEqual([false, 17_000]);
  });
});
