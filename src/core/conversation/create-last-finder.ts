import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { listAllReplies } from "./list-all-replies.ts";
import { listPutIds } from "./replies-made.ts";

/**
 * Returns a function that finds the last reply of a variant among those that are listed, by a time; of two with the same time the
 * one that was created later. Of replies that came to those looked at before, only these are looked at.
 */
export function createLastFinder(
  isListed: (reply: Reply) => boolean,
  getAtMs: (reply: Reply) => number | undefined,
): (replies: Conversation["replies"], variantId: Id) => Reply | undefined {
  let last: { replies: Conversation["replies"]; byVariant: Map<Id, Reply> } | undefined;
  return (replies, variantId) => {
    const ids = last && listPutIds(replies, last.replies);
    const byVariant = (ids && last?.byVariant) ?? new Map<Id, Reply>();
    for (const reply of ids ? [...ids].map((id) => replies[id]) : listAllReplies(replies)) {
      if (!reply || !isListed(reply)) continue;
      const before = byVariant.get(reply.variantId);
      if (!before || (getAtMs(reply) ?? 0) >= (getAtMs(before) ?? 0)) byVariant.set(reply.variantId, reply);
    }
    last = { replies, byVariant };
    return byVariant.get(variantId);
  };
}
