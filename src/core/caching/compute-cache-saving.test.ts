import { expect, test } from "vitest";
import { computeReplyCost } from "#core/conversation/reply-cost.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { computeCacheSaving } from "./compute-cache-saving.ts";

const PRICES = { inputUsdPerMillionTokens: 10, outputUsdPerMillionTokens: 50 };
const USAGE = {
  inputTokens: 1_000_000,
  outputTokens: 0,
  cachedInputTokens: 600_000,
  cacheWrittenTokens: 300_000,
  cacheWrittenForHourTokens: 100_000,
};

test("cached and written tokens of Claude cost their own prices, and the saving is what they cost less", () => {
  const reply = exampleReply({ usage: USAGE });
  // 100,000 new, 600,000 at a tenth, 200,000 at 1.25 and 100,000 at twice the price.
  expect(computeReplyCost(reply, PRICES)?.usd).toBeCloseTo(1 + 0.6 + 2.5 + 2, 9);
  expect(computeCacheSaving(reply, PRICES)).toBeCloseTo(10 - 6.1, 9);
  expect(computeCacheSaving({ ...reply, batchId: "b" }, PRICES)).toBeCloseTo(3.9 / 2, 9);
});

test("writing alone costs more than it saves", () => {
  const reply = exampleReply({ usage: { inputTokens: 100_000, outputTokens: 0, cacheWrittenTokens: 100_000 } });
  expect(computeCacheSaving(reply, PRICES)).toBeCloseTo(-0.25, 9);
});

test("the price of cached tokens of other models is not known, and they count in full", () => {
  const reply = exampleReply({ usage: USAGE });
  const other = { ...reply, sentWith: { ...reply.sentWith, modelId: "gpt-5" } };
  expect(computeReplyCost(other, PRICES)?.usd).toBeCloseTo(10, 9);
  expect(computeCacheSaving(other, PRICES)).toBeUndefined();
  expect(computeCacheSaving(reply, undefined)).toBeUndefined();
  expect(computeCacheSaving(exampleReply({ usage: { inputTokens: 5 } }), PRICES)).toBeUndefined();
});
