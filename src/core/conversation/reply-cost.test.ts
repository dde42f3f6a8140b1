import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { computeReplyCost } from "./reply-cost.ts";

const PRICES = { inputUsdPerMillionTokens: 5, outputUsdPerMillionTokens: 25 };

test("searches cost Anthropic's price there, and make the cost a minimum where the price of a gateway is not known", () => {
  const reply = exampleReply({ usage: { inputTokens: 1_000_000, outputTokens: 0, webSearches: 3 } });
  const direct = { ...reply, sentWith: { ...reply.sentWith, connectionId: "anthropic" } };
  expect(computeReplyCost(direct, PRICES)).toEqual({ usd: 5.03, isEstimate: true, isLeast: false });
  expect(computeReplyCost(reply, PRICES)).toEqual({ usd: 5, isEstimate: true, isLeast: true });
});

test("cached tokens that a gateway counts beside the input tokens never make a cost negative", () => {
  const { sentWith } = exampleReply();
  const usage = { inputTokens: 10, outputTokens: 0, cachedInputTokens: 100_000 };
  const reply = exampleReply({ usage, sentWith: { ...sentWith, modelId: "anthropic/claude-opus-4-5" } });
  expect(computeReplyCost(reply, PRICES)?.usd).toBeCloseTo(0.05, 6);
});
