import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject } from "#core/json.ts";
import { parseTokenCount, parseUsd } from "#core/outside-number.ts";
import type { Usage } from "./stream-event.ts";

/** AI/ML API: one dollar is two million credits. */
const CREDITS_PER_USD = 2_000_000;

/** The usage in a `usage` object under OpenAI's or Anthropic's names; undefined for any other value. */
export function parseUsage(usage: Json | undefined): Usage | undefined {
  if (!isJsonObject(usage)) return undefined;
  const promptDetails = getObject(usage, "prompt_tokens_details");
  const completionDetails = getObject(usage, "completion_tokens_details");
  const found: Usage = {};
  const inputTokens = findFirstCount(usage["prompt_tokens"], usage["input_tokens"]);
  const outputTokens = findFirstCount(usage["completion_tokens"], usage["output_tokens"]);
  const thinkingTokens = parseTokenCount(completionDetails["reasoning_tokens"]);
  const cachedInputTokens = findFirstCount(promptDetails["cached_tokens"], usage["cache_read_input_tokens"]);
  if (inputTokens !== undefined) found.inputTokens = inputTokens;
  if (outputTokens !== undefined) found.outputTokens = outputTokens;
  if (thinkingTokens !== undefined) found.thinkingTokens = thinkingTokens;
  if (cachedInputTokens !== undefined) found.cachedInputTokens = cachedInputTokens;
  return found;
}

/** The price of a request in US dollars as the service charged it (`meta.usage`, or OpenRouter's `usage.cost`). */
export function parseBilledUsd(body: JsonObject): number | undefined {
  const charged = getObject(getObject(body, "meta"), "usage");
  const credits = charged["credits_used"];
  return (
    parseUsd(charged["usd_spent"]) ??
    parseUsd(typeof credits === "number" ? credits / CREDITS_PER_USD : undefined) ??
    parseUsd(getObject(body, "usage")["cost"])
  );
}

function findFirstCount(...values: (Json | undefined)[]): number | undefined {
  return values.map(parseTokenCount).find((count) => count !== undefined);
}
