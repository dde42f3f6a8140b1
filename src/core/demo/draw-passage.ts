import { SENTENCE_END, type NgramModel } from "./ngram-model.ts";
import { drawToken, shapeDistribution, type SamplerSettings } from "./sampler.ts";

// A passage ends with the first sentence that ends after the minimum; the maximum is for a sentence that never ends.
const MIN_PASSAGE_TOKENS = 40;
const MAX_PASSAGE_TOKENS = 160;

/** The tokens of one passage, drawn on demand. The passage begins and ends with a whole sentence. */
export function* drawPassage(
  model: NgramModel,
  settings: SamplerSettings,
  random: () => number,
): Generator<string, void> {
  const context: string[] = [SENTENCE_END];
  for (let count = 1; count <= MAX_PASSAGE_TOKENS; count += 1) {
    const token = drawToken(shapeDistribution(model.next(context), settings), random);
    yield token;
    if (count >= MIN_PASSAGE_TOKENS && /^[.?!]$/u.test(token)) return;
    context.push(token);
  }
}
