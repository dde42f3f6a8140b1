import * as fc from "fast-check";
import { expect, test } from "vitest";
import { buildGuideModel } from "./demo-model.ts";
import type { Distribution } from "./ngram-model.ts";
import { rankSections } from "./rank-sections.ts";
import { drawPassage } from "./draw-passage.ts";
import { shapeDistribution } from "./sampler.ts";
import { createSeededRandom } from "#core/create-seeded-random.ts";

const QUESTIONS = ["What is temperature?", "Write a haiku about the sea", "Give me an example", "Is my key safe?"];
const QUESTION = fc.constantFrom(...QUESTIONS);
const SEED = fc.integer();

const sumOf = (distribution: Distribution) => distribution.reduce((sum, { probability }) => sum + probability, 0);

/** The number of 60 passages for a question that match a word. */
function countPassages(question: string, word: RegExp): number {
  const model = buildGuideModel(rankSections(question));
  const random = createSeededRandom(3);
  const passages = Array.from({ length: 60 }, () => [...drawPassage(model, { temperature: 1 }, random)].join(""));
  return passages.filter((passage) => word.test(passage)).length;
}

test("every token of a passage is in the top-k set and in the nucleus of its distribution", () => {
  const settings = fc.record(
    {
      temperature: fc.constantFrom(0, 0.3, 0.7, 1),
      topP: fc.constantFrom(0, 0.1, 0.5, 0.9, 1),
      topK: fc.integer({ min: 1, max: 20 }),
    },
    { requiredKeys: ["temperature"] },
  );
  fc.assert(
    fc.property(QUESTION, settings, SEED, (question, settings, seed) => {
      const model = buildGuideModel(rankSections(question));
      const context = ["."];
      for (const token of drawPassage(model, settings, createSeededRandom(seed))) {
        const tempered = shapeDistribution(model.next(context), { temperature: settings.temperature });
        const rank = tempered.findIndex((candidate) => candidate.token === token);
        expect(rank).toBeGreaterThanOrEqual(0);
        expect(rank).toBeLessThan(settings.topK ?? Infinity);
        const shortlist = tempered.slice(0, settings.topK ?? tempered.length);
        const likelier = sumOf(shortlist.slice(0, rank)) / sumOf(shortlist);
        // In the nucleus: the likelier tokens do not reach top_p without this one. The likeliest token is always in.
        expect(rank === 0 || likelier < (settings.topP ?? 1) + 1e-12).toBe(true);
        context.push(token);
      }
    }),
    { numRuns: 60 },
  );
});

test("a passage begins and ends with a whole sentence and has 40 tokens or more", () => {
  fc.assert(
    fc.property(QUESTION, fc.constantFrom(0, 0.5, 1), SEED, (question, temperature, seed) => {
      const model = buildGuideModel(rankSections(question));
      const tokens = [...drawPassage(model, { temperature }, createSeededRandom(seed))];
      expect(tokens.length).toBeGreaterThanOrEqual(40);
      expect(tokens.length).toBeLessThanOrEqual(160);
      expect(tokens[0]).toMatch(/^ [\p{Lu}\p{N}]/u);
      expect(tokens.length === 160 || /^[.?!]$/u.test(tokens.at(-1) ?? "")).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("passages about a subject mention it more often than passages about another", () => {
  const about = countPassages("Give me an example", /example/u);
  expect(about).toBeGreaterThan(1.5 * countPassages("Is my key safe?", /example/u));
});

test("the likeliest path does not repeat a sentence", () => {
  for (const question of QUESTIONS) {
    const tokens = [...drawPassage(buildGuideModel(rankSections(question)), { temperature: 0 }, () => 0)];
    expect(tokens.length).toBeLessThan(120);
    const sentences = tokens.join("").split(/(?<=\.) /u);
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});
