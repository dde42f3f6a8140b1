import type { Reply } from "./conversation.ts";
import { weighInputTokens } from "./weigh-input-tokens.ts";
import type { Prices } from "#core/models/prices.ts";
import { BATCH_PRICE_SHARE, computeCost, WEB_SEARCH_USD } from "#core/models/prices.ts";

/**
 * The cost of several replies. Billed and estimated amounts are separate; replies of unknown cost are counted, not
 * taken as 0.
 */
export type Spending = {
  billedUsd: number;
  /** The cost estimated from tokens and prices, of replies without a billed cost. */
  estimatedUsd: number;
  /** True where a part of the estimate is unknown, so that it is a minimum. */
  isLeast: boolean;
  /** The number of replies of unknown cost. */
  unknown: number;
};

export const NO_SPENDING: Spending = { billedUsd: 0, estimatedUsd: 0, isLeast: false, unknown: 0 };

/**
 * The cost of one reply: billed, else estimated from its tokens, with those of caches at their own prices, and at the price of a
 * batch where it was in one; undefined where neither is known.
 */
export function computeReplyCost(
  reply: Reply,
  prices: Prices | undefined,
): { usd: number; isEstimate: boolean; isLeast: boolean } | undefined {
  const { billedUsd, usage } = reply;
  if (billedUsd !== undefined) return { usd: billedUsd, isEstimate: false, isLeast: false };
  const { inputTokens, outputTokens } = usage ?? {};
  if (!prices || (inputTokens === undefined && outputTokens === undefined)) return undefined;
  const cost = computeCost(prices, weighInputTokens(reply.sentWith.modelId, usage ?? {}), outputTokens ?? 0);
  if (!cost) return undefined;
  const searches = usage?.webSearches ?? 0;
  const tokensUsd = reply.batchId === undefined ? cost.usd : cost.usd * BATCH_PRICE_SHARE;
  return {
    usd: tokensUsd + (hasKnownSearches(reply) ? searches * WEB_SEARCH_USD : 0),
    isEstimate: true,
    isLeast:
      (searches > 0 && !hasKnownSearches(reply)) ||
      cost.isLeast ||
      inputTokens === undefined ||
      outputTokens === undefined,
  };
}

/** True where a search costs what Anthropic says; what a gateway takes for one is not published. */
const hasKnownSearches = ({ sentWith }: Reply): boolean => sentWith.connectionId === "anthropic";

/** The total cost of some replies. Replies that were never sent, are written by hand or are copies cost nothing. */
export function sumCosts(
  replies: readonly Reply[],
  getPrices: (reply: Reply) => Prices | "free" | undefined,
): Spending {
  const sum = { ...NO_SPENDING };
  for (const reply of replies) {
    const prices = getPrices(reply);
    if (
      reply.origin === "written" ||
      reply.copyOf !== undefined ||
      reply.startedAtMs === undefined ||
      prices === "free"
    )
      continue;
    const cost = computeReplyCost(reply, prices);
    // A failed request is not billed.
    if (!cost && reply.status === "failed" && reply.usage === undefined) continue;
    if (!cost) sum.unknown += 1;
    else if (cost.isEstimate) {
      sum.estimatedUsd += cost.usd;
      sum.isLeast ||= cost.isLeast;
    } else sum.billedUsd += cost.usd;
  }
  return sum;
}
