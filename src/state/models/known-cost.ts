import type { Reply } from "#core/conversation/conversation.ts";
import { computeReplyCost } from "#core/conversation/reply-cost.ts";
import type { PriceLookup } from "./known-prices.ts";

/** The cost of a reply where it is known; undefined for a free one. */
export function computeKnownCost(reply: Reply, getPrices: PriceLookup): ReturnType<typeof computeReplyCost> {
  const prices = getPrices(reply.sentWith.connectionId, reply.sentWith.modelId);
  return computeReplyCost(reply, prices === "free" ? undefined : prices);
}
