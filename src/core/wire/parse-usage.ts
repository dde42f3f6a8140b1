import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject } from "#core/json.ts";
import { parseTokenCount, parseUsd } from "#core/outside-number.ts";
import type { Usage } from "./stream-event.ts";

/** AI/ML API: one dollar is two million credits. */
const CREDITS_PER_USD = 2_000_000;

/** The fields of a chunk that hold its usage. */
export const USAGE_FIELDS = ["usage", "usageMetadata", "usage_metadata"] as const;

/** The usage in a `usage` object under the names of OpenAI, Anthropic and others; undefined for any other value. */
export function parseUsage(usage: Json | undefined): Usage | undefined {
  if (!isJsonObject(usage)) return undefined;
  const written = findFirstCount(usage["candidatesTokenCount"], usage["candidates_token_count"]);
  const thought = findFirstCount(usage["thoughtsTokenCount"], usage["thoughts_token_count"]);
  const inputDetails = mergeDetails(usage, INPUT_DETAILS);
  const outputDetails = mergeDetails(usage, OUTPUT_DETAILS);
  return dropUnset({
    inputTokens: findFirstCount(
      usage["prompt_tokens"],
      usage["input_tokens"],
      usage["prompt_eval_count"],
      usage["promptTokens"],
      usage["inputTokens"],
      usage["promptTokenCount"],
      usage["prompt_token_count"],
      usage["inputTokenCount"],
    ),
    outputTokens: findFirstCount(
      usage["completion_tokens"],
      usage["output_tokens"],
      usage["eval_count"],
      usage["completionTokens"],
      usage["outputTokens"],
      usage["outputTokenCount"],
      // Gemini counts its thinking beside what it writes.
      written === undefined && thought === undefined ? undefined : (written ?? 0) + (thought ?? 0),
    ),
    thinkingTokens: findFirstCount(
      outputDetails["reasoning_tokens"],
      outputDetails["thinking_tokens"],
      outputDetails["reasoningTokens"],
      usage["reasoning_tokens"],
      usage["reasoningTokens"],
      thought,
    ),
    cachedInputTokens: findFirstCount(
      inputDetails["cached_tokens"],
      inputDetails["cachedTokens"],
      usage["cache_read_input_tokens"],
      usage["cached_tokens"],
      usage["prompt_cache_hit_tokens"],
      usage["cachedInputTokens"],
      usage["cachedTokens"],
      usage["cacheReadInputTokens"],
      usage["cachedContentTokenCount"],
      usage["cached_content_token_count"],
    ),
    cacheWrittenTokens: findFirstCount(
      usage["cache_creation_input_tokens"],
      inputDetails["cache_write_tokens"],
      usage["cacheWriteInputTokens"],
    ),
    cacheWrittenForHourTokens: findFirstCount(getObject(usage, "cache_creation")["ephemeral_1h_input_tokens"]),
    webSearches: findFirstCount(getObject(usage, "server_tool_use")["web_search_requests"]),
  });
}

const INPUT_DETAILS = ["prompt_tokens_details", "input_tokens_details", "promptTokensDetails", "inputTokensDetails"];
const OUTPUT_DETAILS = [
  "completion_tokens_details",
  "output_tokens_details",
  "completionTokensDetails",
  "outputTokensDetails",
];

function mergeDetails(usage: JsonObject, names: readonly string[]): JsonObject {
  return Object.assign({}, ...names.map((name) => getObject(usage, name)));
}

/**
 * The usage of a chat-completions chunk wherever it stands: in the chunk, under a vendor's name such as `x_groq`, in a
 * choice or its delta, or as llama.cpp's timings. The first place with a count wins; undefined where there is none.
 */
export function findChunkUsage(chunk: JsonObject, choices: readonly JsonObject[]): Usage | undefined {
  let empty: Usage | undefined;
  for (const place of listUsages(chunk, choices)) {
    const usage = parseUsage(place);
    if (usage && Object.keys(usage).length > 0) return usage;
    empty ??= usage;
  }
  return parseTimings(chunk["timings"]) ?? empty;
}

const NONE: readonly Json[] = [];

/** The values at every place of a usage; nothing is built for the many chunks without one. */
function listUsages(chunk: JsonObject, choices: readonly JsonObject[]): readonly Json[] {
  let found: Json[] | undefined;
  const add = (usage: Json | undefined): void => {
    if (isJsonObject(usage)) (found ??= []).push(usage);
  };
  for (const name of USAGE_FIELDS) add(chunk[name]);
  for (const name in chunk) {
    const value = chunk[name];
    if (isUsageOfVendor(name, value)) add(value["usage"]);
  }
  for (const { usage, delta, message } of choices) {
    add(usage);
    if (isJsonObject(delta)) add(delta["usage"]);
    if (isJsonObject(message)) add(message["usage"]);
  }
  return found ?? NONE;
}

/** True for a field of a vendor's own that holds a usage, such as `x_groq`. */
export function isUsageOfVendor(name: string, value: Json | undefined): value is JsonObject {
  return name.startsWith("x_") && isJsonObject(value) && "usage" in value;
}

/** The tokens that llama.cpp counts beside its times: those read anew, those kept from before, those written. */
function parseTimings(timings: Json | undefined): Usage | undefined {
  if (!isJsonObject(timings)) return undefined;
  const [read, kept, written] = ["prompt_n", "cache_n", "predicted_n"].map((name) => parseTokenCount(timings[name]));
  if (read === undefined || kept === undefined || written === undefined) return undefined;
  return { inputTokens: read + kept, outputTokens: written, cachedInputTokens: kept };
}

/** The counts that are there. A service says 0 for what it did not do: no cache was written, nothing was searched. */
function dropUnset(counts: { [Name in keyof Usage]-?: number | undefined }): Usage {
  const found: Usage = {};
  if (counts.inputTokens !== undefined) found.inputTokens = counts.inputTokens;
  if (counts.outputTokens !== undefined) found.outputTokens = counts.outputTokens;
  if (counts.thinkingTokens !== undefined) found.thinkingTokens = counts.thinkingTokens;
  if (counts.cachedInputTokens !== undefined) found.cachedInputTokens = counts.cachedInputTokens;
  if (counts.cacheWrittenTokens) found.cacheWrittenTokens = counts.cacheWrittenTokens;
  if (counts.cacheWrittenForHourTokens) found.cacheWrittenForHourTokens = counts.cacheWrittenForHourTokens;
  if (counts.webSearches) found.webSearches = counts.webSearches;
  return found;
}

/** The price of a request in US dollars as the service charged it (`meta.usage`, or `usage.cost`). */
export function parseBilledUsd(body: JsonObject): number | undefined {
  if (!isJsonObject(body["meta"]) && !isJsonObject(body["usage"])) return undefined;
  const charged = getObject(getObject(body, "meta"), "usage");
  const usage = getObject(body, "usage");
  const credits = charged["credits_used"];
  return (
    parseUsd(charged["usd_spent"]) ??
    parseUsd(typeof credits === "number" ? credits / CREDITS_PER_USD : undefined) ??
    parseUsd(usage["cost"]) ??
    parseUsd(getObject(usage, "cost")["total_cost"])
  );
}

function findFirstCount(...values: (Json | undefined)[]): number | undefined {
  return values.map(parseTokenCount).find((count) => count !== undefined);
}
