import { expect, test } from "vitest";
import type { Json } from "#core/json.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { computeCost, computeCostRange, getExpectedPrices } from "./prices.ts";
import { sumCosts, computeReplyCost } from "#core/conversation/reply-cost.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { parsePricing } from "./parse-pricing.ts";

const unit = (measure: string, price: number, per: number) => ({ name: "token", measure, price, per });
const fixed = (...units: Json[]): Json => ({ kind: "fixed", currency: "USD", units });
const OPUS = fixed(unit("input", 6.5, 1_000_000), unit("output", 32.5, 1_000_000));

/** The cost in dollars of so many tokens at a published price. */
function cost(pricing: Json, inputTokens: number, outputTokens: number) {
  const prices = parsePricing(pricing);
  return prices && computeCost(prices, inputTokens, outputTokens);
}

test("the cost of the service's own examples is exact to the credit", () => {
  expect(cost(OPUS, 1200, 800)?.usd).toBeCloseTo(0.0338, 12);
  // Opus 4.6, 17,368 credits; Sonnet 4, 1,576 credits, which the service rounds up to whole ones.
  expect((cost(OPUS, 16, 264)?.usd ?? 0) * 2_000_000).toBeCloseTo(17_368, 6);
  const sonnet = fixed(unit("input", 3.9, 1_000_000), unit("output", 19.5, 1_000_000));
  expect(Math.ceil((cost(sonnet, 27, 35)?.usd ?? 0) * 2_000_000)).toBe(1576);
  // The older markup of 1.05 on $5 and $25.
  const older = fixed(unit("input", 5.25, 1_000_000), unit("output", 26.25, 1_000_000));
  expect((cost(older, 8, 20)?.usd ?? 0) * 2_000_000).toBeCloseTo(1134, 6);
});

test("a price may be given for a million, a thousand or one token", () => {
  const each = [
    fixed(unit("input", 2, 1_000_000), unit("output", 4, 1_000_000)),
    fixed(unit("input", 0.002, 1000), unit("output", 0.004, 1000)),
    fixed(unit("input", 0.000_002, 1), unit("output", 0.000_004, 1)),
  ];
  for (const pricing of each) expect(cost(pricing, 500, 250)?.usd).toBeCloseTo(0.002, 12);
});

test("an unknown price makes the cost a minimum, and without any price there is no cost", () => {
  expect(cost(fixed(unit("input", 1, 1000), unit("output", 2, 1000), unit("moonlight", 1, 1)), 1000, 0)).toEqual({
    usd: 1,
    isLeast: true,
  });
  expect(cost(fixed(unit("output", 2, 1000)), 1000, 500)).toEqual({ usd: 1, isLeast: true });
  expect(cost(OPUS, 0, 0)).toEqual({ usd: 0, isLeast: false });
  for (const pricing of [
    { kind: "variable", currency: "USD" },
    { kind: "variants", variants: [{ when: {}, price: 1, unit: "second", per: 1 }] },
    fixed(unit("moonlight", 1, 1)),
    fixed(unit("input", -1, 1)),
    fixed(unit("output", 1, 0)),
    {},
    "free",
    null,
  ])
    expect(cost(pricing, 1000, 1000)).toBeUndefined();
});

test("the highest of prices that depend on the request is used", () => {
  const variant = (side: string, price: number) => ({
    when: { length: "any" },
    price,
    unit: `${side} token`,
    per: 1_000_000,
  });
  const pricing = {
    kind: "variants",
    dimensions: ["length"],
    variants: [variant("input", 1), variant("input", 2), variant("output", 9)],
  };
  expect(parsePricing(pricing)).toEqual({ inputUsdPerMillionTokens: 2, outputUsdPerMillionTokens: 9, isPartial: true });
});

test("prices given as text for one token are parsed, and -1 is not a price", () => {
  expect(parsePricing({ prompt: "0.000005", completion: "0.000025" })).toEqual({
    inputUsdPerMillionTokens: 5,
    outputUsdPerMillionTokens: 25,
  });
  for (const wrong of ["-1", "1e308", "Infinity", "1e999"])
    expect(parsePricing({ prompt: wrong, completion: wrong })).toBeUndefined();
  const units = [
    { measure: "input", price: 1, per: 5e-324 },
    { measure: "output", price: 1e308, per: 1 },
  ];
  expect(parsePricing({ units })).toBeUndefined();
  expect(parsePricing({ prompt: "0", completion: "0" })).toEqual({
    inputUsdPerMillionTokens: 0,
    outputUsdPerMillionTokens: 0,
  });
});

test("before the catalogue is loaded, only Opus 4.5 on AI/ML API has an expected price", () => {
  const prices = getExpectedPrices("aimlapi", "claude-opus-4-5-20251101");
  expect(prices && computeCostRange(prices, 1000, 1000)).toEqual({ leastUsd: 0.0065, mostUsd: 0.039 });
  expect(getExpectedPrices("openrouter", "anthropic/claude-opus-4.5")).toBeUndefined();
});

const reply = (change: Partial<Reply>): Reply => exampleReply({ status: "done", startedAtMs: 1, ...change });

test("a reply's cost is the billed one, else an estimate from its tokens, else unknown", () => {
  const prices = parsePricing(OPUS);
  const usage = { inputTokens: 1200, outputTokens: 800 };
  expect(computeReplyCost(reply({ billedUsd: 0.01, usage }), prices)).toEqual({
    usd: 0.01,
    isEstimate: false,
    isLeast: false,
  });
  expect(computeReplyCost(reply({ usage }), prices)).toEqual({ usd: 0.0338, isEstimate: true, isLeast: false });
  expect(computeReplyCost(reply({ usage: { inputTokens: 1200 } }), prices)).toMatchObject({ isLeast: true });
  expect(computeReplyCost(reply({ usage }), undefined)).toBeUndefined();
  expect(computeReplyCost(reply({}), prices)).toBeUndefined();
});

test("a sum tells billed, estimated and unknown costs apart, and leaves out unsent and failed replies", () => {
  const prices = parsePricing(OPUS);
  const usage = { inputTokens: 1200, outputTokens: 800 };
  const { startedAtMs: _never, ...unsent } = reply({ usage });
  const replies = [
    reply({ billedUsd: 0.5 }),
    reply({ usage }),
    reply({ status: "stopped" }),
    reply({ status: "failed" }),
    reply({ origin: "written" }),
    unsent,
  ];
  expect(sumCosts(replies, () => prices)).toEqual({
    billedUsd: 0.5,
    estimatedUsd: 0.0338,
    isLeast: false,
    unknown: 1,
  });
  expect(sumCosts(replies, () => "free")).toEqual({ billedUsd: 0, estimatedUsd: 0, isLeast: false, unknown: 0 });
});
