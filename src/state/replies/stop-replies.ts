import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConversation, getUnsettledReplyIds } from "#state/document/documents.ts";
import { roundsStopped } from "./pending-rounds.ts";
import { stopReplies } from "./reply-queue.ts";
import { rowRunStopped } from "./row-runs.ts";
import { runStopped } from "./run-stops.ts";

/** Stops every reply of a conversation that runs or waits; what a run over rows has not sent is not asked any more. */
export function stopAllReplies(conversationId: Id): void {
  roundsStopped(conversationId);
  rowRunStopped(conversationId);
  stopReplies(conversationId, getUnsettledReplyIds(conversationId));
  runStopped(conversationId);
}

/** Stops every reply of a variant that runs or waits. */
export function stopVariant(conversationId: Id, variantId: Id): void {
  const isOwn = (reply: Reply) => reply.variantId === variantId;
  roundsStopped(conversationId, isOwn);
  rowRunStopped(conversationId, isOwn);
  const replies = getConversation(conversationId)?.replies ?? {};
  stopReplies(
    conversationId,
    getUnsettledReplyIds(conversationId).filter((id) => replies[id]?.variantId === variantId),
  );
}
