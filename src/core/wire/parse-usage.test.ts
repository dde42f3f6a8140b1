import { expect, test } from "vitest";
import { parseJson } from "#core/json.ts";
import { parseBilledUsd, parseUsage } from "./parse-usage.ts";
import { getCodec } from "./wires.ts";

test.each([
  ["a negative cost", { usage: { cost: -50 } }],
  ["a cost beyond all reason", { usage: { cost: 1e308 } }],
  ["a negative charge", { meta: { usage: { usd_spent: -1 } } }],
  ["negative credits", { meta: { usage: { credits_used: -2_000_000 } } }],
  ["credits beyond all reason", { meta: { usage: { credits_used: 1e308 } } }],
  ["a cost as text", { usage: { cost: "0.01" } }],
])("%s counts as an unknown cost", (_name, body) => {
  expect(parseBilledUsd(body)).toBeUndefined();
});

test.each([
  ["a cost as a number", { usage: { cost: 0.25 } }],
  ["a cost in parts", { usage: { cost: { total_cost: 0.25 } } }],
  ["a charge without a usage", { meta: { usage: { usd_spent: 0.25 } }, usage: null }],
  ["a cost beside other news", { meta: null, usage: { cost: 0.25 } }],
])("%s is the billed price", (_name, body) => {
  expect(parseBilledUsd(body)).toBe(0.25);
});

test("a valid amount is taken where an invalid one stands beside it", () => {
  expect(parseBilledUsd({ meta: { usage: { usd_spent: -1, credits_used: 2000 } } })).toBe(0.001);
  expect(parseUsage({ prompt_tokens: -3, input_tokens: 7 })).toEqual({ inputTokens: 7 });
});

test.each(["-1", "1e308", "1e999", "null", '"12"', "[3]"])("the count %s in a usage is left out", (count) => {
  const usage = parseJson(`{"prompt_tokens":${count},"completion_tokens":${count},
    "prompt_tokens_details":{"cached_tokens":${count}},"completion_tokens_details":{"reasoning_tokens":${count}}}`);
  expect(parseUsage(usage)).toEqual({});
});

test("cached tokens of the messages wire are added only where they are counts", () => {
  const decoder = getCodec("messages").createDecoder();
  const usage = { input_tokens: 5, cache_read_input_tokens: -1000, cache_creation_input_tokens: 2 };
  const data = JSON.stringify({ type: "message_delta", usage });
  expect(decoder.decodeEvent({ data })).toContainEqual({
    type: "usage",
    usage: { inputTokens: 7, cacheWrittenTokens: 2 },
  });
});
