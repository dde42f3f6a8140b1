import type { Conversation } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { pickRemoved } from "#core/conversation/pick-removed.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { stopReplies } from "#state/replies/reply-queue.ts";

/**
 * Stops the replies that run and that the open conversation has no more after a change. Returns the conversation with what
 * came of them, for Undo.
 */
export function stopRemoved(open: Conversation, after: Conversation): Conversation {
  const removed = Object.values(pickRemoved(open.replies, after.replies));
  stopReplies(
    open.id,
    removed.flatMap(({ id, status }) => (isSettled(status) ? [] : [id])),
  );
  return getOpenConversation() ?? open;
}
