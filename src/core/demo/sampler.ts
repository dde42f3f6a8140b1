import type { Candidate, Distribution } from "./ngram-model.ts";

/** Sampler settings; an absent `topP` or `topK` changes nothing. */
export type SamplerSettings = { temperature: number; topP?: number; topK?: number };

/** The distribution from which a token is drawn: temperature is applied first, then top_k, then top_p. It sums to 1. */
export function shapeDistribution(distribution: Distribution, settings: SamplerSettings): Distribution {
  const tempered = applyTemperature(distribution, settings.temperature);
  const shortlist = settings.topK === undefined ? tempered : keepTopK(tempered, settings.topK);
  return settings.topP === undefined ? shortlist : keepTopP(shortlist, settings.topP);
}

/**
 * The softmax of log p / T, which is p^(1/T) divided by its sum. At 0 only the likeliest token is left; this limit is a
 * special case because the formula divides by 0.
 */
export function applyTemperature(distribution: Distribution, temperature: number): Distribution {
  const best = distribution[0];
  if (temperature === 0 || !best) return keepTopK(distribution, 1);
  // Relative to the likeliest token, so that a low temperature underflows to 0 for the tail and never overflows.
  return normalise(
    distribution.map(({ token, probability }) => ({
      token,
      probability: Math.exp((Math.log(probability) - Math.log(best.probability)) / temperature),
    })),
  );
}

/** The k likeliest tokens. Expects likeliest first. */
export function keepTopK(distribution: Distribution, k: number): Distribution {
  return normalise(distribution.slice(0, k));
}

/** The nucleus: the fewest likeliest tokens that together reach p, and always at least one. Expects likeliest first. */
export function keepTopP(distribution: Distribution, p: number): Distribution {
  // A sum of floats can reach 1 before the last token: 1 must mean every token.
  if (p >= 1) return distribution;
  let reached = 0;
  const nucleus: Candidate[] = [];
  for (const candidate of distribution) {
    if (nucleus.length > 0 && reached >= p) break;
    nucleus.push(candidate);
    reached += candidate.probability;
  }
  return normalise(nucleus);
}

/** One token, drawn with its probability. `random` returns numbers from 0 up to but not including 1. */
export function drawToken(distribution: Distribution, random: () => number): string {
  let left = random();
  for (const { token, probability } of distribution) {
    left -= probability;
    if (left < 0) return token;
  }
  return distribution.at(-1)?.token ?? "";
}

function normalise(candidates: Distribution): Distribution {
  const sum = candidates.reduce((total, { probability }) => total + probability, 0);
  return candidates.map(({ token, probability }) => ({ token, probability: probability / sum }));
}
