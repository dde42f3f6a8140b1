import type { Reply } from "./conversation.ts";
import type { Prices } from "#core/models/prices.ts";
import { computeCost } from "#core/models/prices.ts";

/** What replies cost. What was charged and what is only computed are told apart; what nobody knows is counted, not 0. */
export type Spending = {
  billedUsd: number;
  /** Of replies whose service did not say, from tokens and prices. */
  estimatedUsd: number;
  /** A part of the estimate is not known: it is a least sum. */
  isLeast: boolean;
  /** Replies of which nothing is known. */
  unknown: number;
};

export const NO_SPENDING: Spending = { billedUsd: 0, estimatedUsd: 0, isLeast: false, unknown: 0 };

/** What one reply cost: as billed, else computed from its tokens; undefined where neither is known. */
export function computeReplyCost(
  reply: Reply,
  prices: Prices | undefined,
): { usd: number; isEstimate: boolean; isLeast: boolean } | undefined {
  const { billedUsd, usage } = reply;
  if (billedUsd !== undefined) return { usd: billedUsd, isEstimate: false, isLeast: false };
  const { inputTokens, outputTokens } = usage ?? {};
  if (!prices || (inputTokens === undefined && outputTokens === undefined)) return undefined;
  const cost = computeCost(prices, inputTokens ?? 0, outputTokens ?? 0);
  if (!cost) return undefined;
  return {
    usd: cost.usd,
    isEstimate: true,
    isLeast: cost.isLeast || inputTokens === undefined || outputTokens === undefined,
  };
}

/** What some replies cost together. Replies that were never sent, and those written by hand, cost nothing. */
export function sumCosts(
  replies: readonly Reply[],
  getPrices: (reply: Reply) => Prices | "free" | undefined,
): Spending {
  const sum = { ...NO_SPENDING };
  for (const reply of replies) {
    const prices = getPrices(reply);
    if (reply.origin === "written" || reply.startedAtMs === undefined || prices === "free") continue;
    const cost = computeReplyCost(reply, prices);
    // A request that failed is not billed.
    if (!cost && reply.status === "failed" && reply.usage === undefined) continue;
    if (!cost) sum.unknown += 1;
    else if (cost.isEstimate) {
      sum.estimatedUsd += cost.usd;
      sum.isLeast ||= cost.isLeast;
    } else sum.billedUsd += cost.usd;
  }
  return sum;
}
