import type { Reply } from "#core/conversation/conversation.ts";
import { estimateInputTokens, estimateTextTokens } from "#core/conversation/estimate-tokens.ts";
import { listCacheBreakpoints } from "#core/conversation/list-cache-breakpoints.ts";
import { weighInputTokens } from "#core/conversation/weigh-input-tokens.ts";
import { computeCostRange } from "#core/models/prices.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { getKnownPrices, findListedModel } from "./known-prices.ts";

/** The output limit where none is known. */
const DEFAULT_MAX_TOKENS = 32_000;
/** A factor on estimated tokens, so that a cap holds even when the estimate was low. */
const MARGIN = 1.25;

/**
 * The estimated input tokens of a reply, and the least and the most it can cost: undefined where no price is known, 0
 * where the model is free.
 */
export function estimateReply(
  reply: Reply,
  request: ChatRequest,
  pricesOf = getKnownPrices,
): { inputTokens: number; leastUsd?: number; mostUsd?: number; isLeast?: boolean } {
  const { connectionId, modelId, handMadeBody = "" } = reply.sentWith;
  // A body made by hand can hold more than the messages of its thread.
  const inputTokens = Math.max(estimateInputTokens(request), estimateTextTokens(handMadeBody));
  const prices = pricesOf(connectionId, modelId);
  if (prices === "free") return { inputTokens, leastUsd: 0, mostUsd: 0 };
  if (!prices) return { inputTokens };
  const range = computeCostRange(prices, inputTokens, resolveMaxOutputTokens(reply, request) * countAnswers(request));
  return { inputTokens, ...range, isLeast: prices.isPartial ?? false };
}

/** The most a reply can cost, with a margin for low estimates; undefined where it is unknown. */
export function computeMaxCost(reply: Reply, request: ChatRequest): number | undefined {
  const prices = getKnownPrices(reply.sentWith.connectionId, reply.sentWith.modelId);
  if (prices !== "free" && (prices?.isPartial || prices?.outputUsdPerMillionTokens === undefined)) return undefined;
  const { leastUsd, mostUsd } = estimateReply(reply, request);
  if (leastUsd === undefined || mostUsd === undefined) return undefined;
  return leastUsd * MARGIN * getWriteFactor(reply, request) + (mostUsd - leastUsd);
}

/** The price of the input tokens, as a factor, where all of them are written into a cache. */
function getWriteFactor({ sentWith: { modelId } }: Reply, request: ChatRequest): number {
  const lives = listCacheBreakpoints(request).map(({ life }) => life);
  return weighInputTokens(modelId, {
    inputTokens: 1,
    cacheWrittenTokens: lives.length > 0 ? 1 : 0,
    cacheWrittenForHourTokens: lives.includes("1h") ? 1 : 0,
  });
}

/** The number of answers that a request asks for. */
function countAnswers({ parameters, extra }: ChatRequest): number {
  const count = extra["n"] ?? parameters["n"];
  return typeof count === "number" && count > 1 ? count : 1;
}

/**
 * The largest number of tokens of a reply: the limit that is sent, else the schema's default or the catalogue's limit.
 */
function resolveMaxOutputTokens({ sentWith }: Reply, { parameters, extra }: ChatRequest): number {
  const listed = findListedModel(sentWith.connectionId, sentWith.modelId)?.outputTokens;
  for (const name of ["max_completion_tokens", "max_tokens"]) {
    const sent = extra[name] ?? parameters[name];
    if (typeof sent === "number") return sent;
  }
  const preset = resolveCapabilities(sentWith).specs.find(({ path }) => path === "max_tokens")?.default;
  if (typeof preset === "number") return Math.min(preset, listed ?? Infinity);
  return listed ?? DEFAULT_MAX_TOKENS;
}
