import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyTemperature, drawToken, keepTopK, keepTopP, shapeDistribution } from "./sampler.ts";
import { createSeededRandom } from "#core/create-seeded-random.ts";

type Distribution = { token: string; probability: number }[];

const DISTRIBUTION = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 })
  .map((weights): Distribution => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.toSorted((a, b) => b - a).map((weight, rank) => ({ token: `t${rank}`, probability: weight / sum }));
  });
const SHARE = fc.double({ min: 0, max: 1, noNaN: true });
const TEMPERATURE = fc.integer({ min: 1, max: 100 }).map((hundredths) => hundredths / 100);
const sumOf = (distribution: readonly { probability: number }[]) =>
  distribution.reduce((sum, { probability }) => sum + probability, 0);
const tokensOf = (distribution: readonly { token: string }[]) => distribution.map(({ token }) => token);

test("temperature applies exactly the softmax of log p / T", () => {
  const half = applyTemperature(
    [
      { token: "a", probability: 0.8 },
      { token: "b", probability: 0.2 },
    ],
    0.5,
  );
  // p² renormalised: 0.64 and 0.04.
  expect(half[0]?.probability).toBeCloseTo(0.64 / 0.68, 14);
  expect(half[1]?.probability).toBeCloseTo(0.04 / 0.68, 14);
  fc.assert(
    fc.property(DISTRIBUTION, TEMPERATURE, (distribution, temperature) => {
      const powers = distribution.map(({ probability }) => probability ** (1 / temperature));
      // Where a plain power underflows, the textbook formula has no result.
      fc.pre(powers.every((power) => power > 1e-300));
      const total = powers.reduce((sum, power) => sum + power, 0);
      applyTemperature(distribution, temperature).forEach(({ probability }, rank) => {
        expect(probability).toBeCloseTo((powers[rank] ?? NaN) / total, 10);
      });
    }),
  );
});

test("temperature 1 leaves the distribution as it is", () => {
  fc.assert(
    fc.property(DISTRIBUTION, (distribution) => {
      applyTemperature(distribution, 1).forEach(({ probability }, rank) =>
        expect(probability).toBeCloseTo(distribution[rank]?.probability ?? NaN, 12),
      );
    }),
  );
});

test("temperature 0, top_k 1 and top_p 0 leave the same single token", () => {
  fc.assert(
    fc.property(DISTRIBUTION, TEMPERATURE, (distribution, temperature) => {
      const greedy = [{ token: "t0", probability: 1 }];
      expect(shapeDistribution(distribution, { temperature: 0 })).toEqual(greedy);
      expect(shapeDistribution(distribution, { temperature, topK: 1 })).toEqual(greedy);
      expect(shapeDistribution(distribution, { temperature, topP: 0 })).toEqual(greedy);
    }),
  );
});

test("the smallest temperature gives a distribution too", () => {
  const sharp = applyTemperature(
    [0.5, 0.3, 0.2].map((probability, rank) => ({ token: `t${rank}`, probability })),
    1e-6,
  );
  expect(sharp.map(({ probability }) => probability)).toEqual([1, 0, 0]);
});

test("top_k keeps the k likeliest tokens in proportion", () => {
  fc.assert(
    fc.property(DISTRIBUTION, fc.integer({ min: 1, max: 40 }), (distribution, k) => {
      const kept = keepTopK(distribution, k);
      expect(tokensOf(kept)).toEqual(tokensOf(distribution).slice(0, k));
      expect(sumOf(kept)).toBeCloseTo(1, 12);
    }),
  );
});

test("top_p keeps the fewest likeliest tokens that reach p", () => {
  fc.assert(
    fc.property(DISTRIBUTION, SHARE, (distribution, p) => {
      const { length } = keepTopP(distribution, p);
      expect(tokensOf(keepTopP(distribution, p))).toEqual(tokensOf(distribution).slice(0, length));
      expect(sumOf(distribution.slice(0, length))).toBeGreaterThanOrEqual(p - 1e-12);
      expect(length === 1 || sumOf(distribution.slice(0, length - 1)) < p).toBe(true);
    }),
  );
});

test("top_p 1 keeps every token", () => {
  fc.assert(
    fc.property(DISTRIBUTION, (distribution) => {
      expect(keepTopP(distribution, 1)).toHaveLength(distribution.length);
    }),
  );
  const nearlySure = [1, 1e-20].map((probability, rank) => ({ token: `t${rank}`, probability }));
  expect(keepTopP(nearlySure, 1)).toHaveLength(2);
});

test("temperature applies first, then top_k, then top_p", () => {
  const distribution = [0.4, 0.3, 0.2, 0.1].map((probability, rank) => ({ token: `t${rank}`, probability }));
  // At 0.5 the squares are 16, 9, 4, 1; of the first three (29) the first two are 25/29 = 0.86.
  expect(tokensOf(shapeDistribution(distribution, { temperature: 0.5, topK: 3, topP: 0.86 }))).toEqual(["t0", "t1"]);
  expect(tokensOf(shapeDistribution(distribution, { temperature: 0.5, topK: 3, topP: 0.87 }))).toEqual([
    "t0",
    "t1",
    "t2",
  ]);
  // Without top_k the first two are 25/30 only.
  expect(tokensOf(shapeDistribution(distribution, { temperature: 0.5, topP: 0.86 }))).toEqual(["t0", "t1", "t2"]);
});

test("a drawn token is always in the shaped distribution", () => {
  const settings = fc.record(
    { temperature: fc.oneof(fc.constant(0), TEMPERATURE), topP: SHARE, topK: fc.integer({ min: 1, max: 10 }) },
    { requiredKeys: ["temperature"] },
  );
  const luck = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(DISTRIBUTION, settings, luck, (distribution, settings, luck) => {
      const shaped = shapeDistribution(distribution, settings);
      expect(tokensOf(shaped)).toContain(drawToken(shaped, () => luck));
    }),
  );
});

test("tokens are drawn in proportion to their probabilities", () => {
  const distribution = [0.6, 0.3, 0.1].map((probability, rank) => ({ token: `t${rank}`, probability }));
  // Every hundredth of the unit interval once: exact counts without chance.
  const drawn = Array.from({ length: 100 }, (_, at) => drawToken(distribution, () => (at + 0.5) / 100));
  expect(["t0", "t1", "t2"].map((token) => drawn.filter((one) => one === token).length)).toEqual([60, 30, 10]);
  const random = createSeededRandom(7);
  const many = Array.from({ length: 10_000 }, () => drawToken(distribution, random));
  expect(many.filter((one) => one === "t0").length / 10_000).toBeCloseTo(0.6, 1);
});
