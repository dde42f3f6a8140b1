/** The possible next tokens with their probabilities, which sum to 1; likeliest first. */
export type Distribution = readonly Candidate[];
export type Candidate = { token: string; probability: number };

export type NgramModel = { next(context: readonly string[]): Distribution };

/** A text to learn from, and its weight. */
export type TrainingText = { tokens: readonly string[]; weight: number };

type Counts = Map<string, Map<string, number>>;

export const SENTENCE_END = ".";

/** The factor on the weight of a step for each time that the context contains the step already. */
const REPEAT_FACTOR = 0.5;

/**
 * Builds a trigram model of the texts. Counts after the last two tokens are mixed with counts after the last one by how
 * often the two occurred (Witten and Bell): p = λ·tri + (1 − λ)·bi with λ = occurrences / (occurrences + distinct
 * followers). After a token without followers the counts of all tokens are used. A text begins after a sentence end. A
 * step from one token to the next loses half its weight each time the context contains it, since the likeliest path of
 * so small a model would otherwise run in a circle.
 */
export function buildNgramModel(texts: readonly TrainingText[]): NgramModel {
  const byOne: Counts = new Map();
  const byTwo: Counts = new Map();
  const all = new Map<string, number>();
  for (const { tokens, weight } of texts) {
    let before = "";
    let last = SENTENCE_END;
    for (const token of tokens) {
      addWeight(all, token, weight);
      addWeight(getFollowers(byOne, last), token, weight);
      addWeight(getFollowers(byTwo, buildPairKey(before, last)), token, weight);
      [before, last] = [last, token];
    }
  }
  return {
    next(context) {
      const last = context.at(-1) ?? SENTENCE_END;
      const afterOne = byOne.get(last) ?? all;
      const afterTwo = byTwo.get(buildPairKey(context.at(-2) ?? "", last)) ?? new Map<string, number>();
      return discountRepeats(mixCounts(afterTwo, afterOne), context);
    },
  };
}

function mixCounts(afterTwo: Map<string, number>, afterOne: Map<string, number>): Candidate[] {
  const totalTwo = sumCounts(afterTwo);
  const totalOne = sumCounts(afterOne);
  const trust = totalTwo === 0 ? 0 : totalTwo / (totalTwo + afterTwo.size);
  return [...afterOne].map(([token, count]) => ({
    token,
    probability: (trust === 0 ? 0 : (trust * (afterTwo.get(token) ?? 0)) / totalTwo) + ((1 - trust) * count) / totalOne,
  }));
}

function discountRepeats(candidates: Candidate[], context: readonly string[]): Distribution {
  const repeatCounts = new Map<string, number>();
  context.forEach((token, at) => {
    if (at > 0 && context[at - 1] === context.at(-1)) addWeight(repeatCounts, token, 1);
  });
  const weighed = candidates.map(({ token, probability }) => ({
    token,
    probability: probability * REPEAT_FACTOR ** (repeatCounts.get(token) ?? 0),
  }));
  const sum = weighed.reduce((total, { probability }) => total + probability, 0);
  // Equal candidates stay in the order of learning, so that the likeliest token is always the same one.
  return weighed
    .map(({ token, probability }) => ({ token, probability: probability / sum }))
    .toSorted((a, b) => b.probability - a.probability);
}

function getFollowers(counts: Counts, context: string): Map<string, number> {
  const followers = counts.get(context) ?? new Map<string, number>();
  counts.set(context, followers);
  return followers;
}

function addWeight(counts: Map<string, number>, token: string, weight: number): void {
  counts.set(token, (counts.get(token) ?? 0) + weight);
}

function sumCounts(counts: Map<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

function buildPairKey(before: string, last: string): string {
  return `${before}\n${last}`;
}
