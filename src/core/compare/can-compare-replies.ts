import type { Conversation } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { getEndedText } from "./get-ended-text.ts";

/** True where two replies with words to one turn of the open branch have ended in the visible columns. */
export function canCompareReplies(conversation: Conversation): boolean {
  const columnIds = new Set(listColumns(conversation).map(({ id }) => id));
  const turnIds = new Set(getThread(conversation.turns, conversation.view.leafTurnId).map(({ id }) => id));
  const answeredTurnIds = new Set<string>();
  for (const reply of Object.values(conversation.replies)) {
    if (!turnIds.has(reply.turnId) || !columnIds.has(reply.variantId)) continue;
    if (getEndedText(reply) === undefined) continue;
    if (answeredTurnIds.has(reply.turnId)) return true;
    answeredTurnIds.add(reply.turnId);
  }
  return false;
}
