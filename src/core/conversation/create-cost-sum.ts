import type { Prices } from "#core/models/prices.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { listAllReplies } from "./list-all-replies.ts";
import { listPutIds } from "./replies-made.ts";
import { type Spending, sumCosts } from "./reply-cost.ts";

type PricesOf = (connectionId: Id, modelId: string) => Prices | "free" | undefined;
type Sum = { replies: Conversation["replies"]; pricesOf: PricesOf; spending: Spending; leastIds: Set<Id> };

/**
 * Returns a function that sums the cost of a conversation's replies, like `sumCosts`. Of replies that came to those summed before,
 * only these are looked at.
 */
export function createCostSum(): (replies: Conversation["replies"], pricesOf: PricesOf) => Spending {
  let last: Sum | undefined;
  return (replies, pricesOf) => {
    const ids = last?.pricesOf === pricesOf ? listPutIds(replies, last.replies) : undefined;
    last = last && ids ? addReplies(last, replies, ids) : sumAll(replies, pricesOf);
    return last.spending;
  };
}

const costOf = (reply: Reply | undefined, pricesOf: PricesOf): Spending =>
  sumCosts(reply ? [reply] : [], ({ sentWith }) => pricesOf(sentWith.connectionId, sentWith.modelId));

function sumAll(replies: Conversation["replies"], pricesOf: PricesOf): Sum {
  const leastIds = new Set<Id>();
  const spending = { billedUsd: 0, estimatedUsd: 0, isLeast: false, unknown: 0 };
  for (const reply of listAllReplies(replies)) {
    const { billedUsd, estimatedUsd, isLeast, unknown } = costOf(reply, pricesOf);
    spending.billedUsd += billedUsd;
    spending.estimatedUsd += estimatedUsd;
    spending.unknown += unknown;
    if (isLeast) leastIds.add(reply.id);
  }
  return { replies, pricesOf, spending: { ...spending, isLeast: leastIds.size > 0 }, leastIds };
}

function addReplies({ spending, leastIds, ...before }: Sum, replies: Conversation["replies"], ids: Set<Id>): Sum {
  const { pricesOf } = before;
  let { billedUsd, estimatedUsd, unknown } = spending;
  for (const id of ids) {
    const earlier = costOf(before.replies[id], pricesOf);
    const now = costOf(replies[id], pricesOf);
    billedUsd += now.billedUsd - earlier.billedUsd;
    estimatedUsd += now.estimatedUsd - earlier.estimatedUsd;
    unknown += now.unknown - earlier.unknown;
    if (now.isLeast) leastIds.add(id);
    else leastIds.delete(id);
  }
  const sum = {
    billedUsd: dropRest(billedUsd),
    estimatedUsd: dropRest(estimatedUsd),
    isLeast: leastIds.size > 0,
    unknown,
  };
  return { replies, pricesOf, spending: sum, leastIds };
}

/** Nothing in place of what rounding leaves of amounts that were added and taken away again. */
const dropRest = (usd: number): number => (Math.abs(usd) < 1e-12 ? 0 : usd);
