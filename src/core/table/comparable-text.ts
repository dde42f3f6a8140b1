import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { collapseWhitespace } from "#core/compare/agreement.ts";
import { collectLeaves, joinLeaves, readJsonReply } from "#core/compare/parse-json-reply.ts";

const cache = new WeakMap<Reply, string | undefined>();

/**
 * A text that is the same for complete replies that say the same: without regard to white space and, where it is JSON, to
 * the order of names. Undefined for a reply that is not complete or has no words. Computed once for each reply.
 */
export function getComparableText(reply: Reply): string | undefined {
  if (reply.status !== "done") return undefined;
  if (cache.has(reply)) return cache.get(reply);
  const text = getReplyText(reply);
  const json = /[{[]/.test(text) ? readJsonReply(text) : undefined;
  const comparable = json ? joinLeaves(collectLeaves(json.value)) : collapseWhitespace(text);
  const found = comparable === "" ? undefined : comparable;
  cache.set(reply, found);
  return found;
}
