import { cutWords } from "#core/compare/cut-words.ts";
import { matchWords } from "#core/compare/match-words.ts";
import { UntoldError } from "./check-result.ts";
import { computeEditDistance } from "./edit-distance.ts";
import { foldByChoice } from "./fold-by-choice.ts";
import type { RunKind } from "./kind-context.ts";
import { getOption, needNumberOption } from "./parse-option.ts";
import { quote } from "./text-kinds.ts";

const MAX_WORK = 50_000_000;

const listWords = (text: string): string[] =>
  cutWords(text).words.flatMap(({ text, isCounted }) => (isCounted ? [text] : []));

/** The mean of precision and recall of what two lists have in common, from 0 to 1. */
const computeF1 = (common: number, one: number, two: number): number =>
  one + two === 0 ? 1 : (2 * common) / (one + two);

function countCommon(one: readonly string[], two: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of two) {
    const count = counts.get(word) ?? 0;
    if (count > 0) common += 1;
    counts.set(word, count - 1);
  }
  return common;
}

/** The length of the longest list of words that both have in order. */
function countInOrder(one: readonly string[], two: readonly string[]): number {
  const { onlyInFirst, isApproximate } = matchWords(one, two, MAX_WORK);
  if (isApproximate) throw new UntoldError("the texts are too long to be compared");
  return onlyInFirst.reduce((sum, isOnly) => sum + (isOnly === 1 ? 0 : 1), 0);
}

/** The likeness of two texts by a measure, from 0 to 1, which is the same. */
function computeLikeness(text: string, expected: string, measure: string): number {
  if (measure === "words" || measure === "rouge-l") {
    const [one, two] = [listWords(text), listWords(expected)];
    const common = measure === "words" ? countCommon(one, two) : countInOrder(one, two);
    return computeF1(common, one.length, two.length);
  }
  const [one, two] = [Array.from(text), Array.from(expected)];
  const longest = Math.max(one.length, two.length);
  return longest === 0 ? 1 : 1 - computeEditDistance(one, two) / longest;
}

export const runSimilar: RunKind = ({ text, options }) => {
  const least = needNumberOption(options, "least");
  const expected = getOption(options, "value");
  const score = computeLikeness(
    foldByChoice(text, options),
    foldByChoice(expected, options),
    getOption(options, "measure"),
  );
  const holds = score >= least;
  return {
    holds,
    reason: holds ? "is similar enough" : "is not similar enough",
    detail: `${score.toFixed(2)}, at least ${least}`,
    score,
  };
};

export const runCharacterErrors: RunKind = ({ text, options }) => {
  const most = needNumberOption(options, "most");
  const [one = [], two = []] = [text, getOption(options, "value")].map((each) =>
    Array.from(foldByChoice(each, options)),
  );
  if (two.length === 0) throw new UntoldError("the expected text is empty");
  const rate = computeEditDistance(one, two) / two.length;
  const holds = rate <= most;
  return {
    holds,
    reason: holds ? "has few wrong characters" : "has too many wrong characters",
    detail: `${(rate * 100).toFixed(1)} %, at most ${(most * 100).toFixed(1)} %`,
    score: Math.max(0, 1 - rate),
  };
};

export const runSameAsBefore: RunKind = ({ text, options, facts: { earlierText } }) => {
  if (earlierText === undefined) throw new UntoldError("there is no answer before it");
  const holds = foldByChoice(text, options) === foldByChoice(earlierText, options);
  return holds
    ? { holds, reason: "is the same as before" }
    : { holds, reason: "differs from the answer before", detail: `${quote(text)}, before ${quote(earlierText)}` };
};
