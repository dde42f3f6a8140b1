import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { listCellReplies } from "#core/conversation/list-cell-replies.ts";
import { listThread } from "#core/conversation/list-thread.ts";
import type { Id } from "#core/vocabulary.ts";

/**
 * The reply that another one is first compared with: the one before it in its cell, else the last one of its thread, else
 * another one to the same turn, else any other. Undefined for the only reply.
 */
export function pickEarlierReply(conversation: Conversation, reply: Reply): Reply | undefined {
  const cell = listCellReplies(conversation, reply);
  const before = cell[cell.findIndex(({ id }) => id === reply.id) - 1];
  const threadId = listThread(conversation, reply).findLast(({ replyId }) => replyId !== null)?.replyId ?? "";
  const others = Object.values(conversation.replies).filter(({ id }) => id !== reply.id);
  return before ?? conversation.replies[threadId] ?? others.find(({ turnId }) => turnId === reply.turnId) ?? others[0];
}

/** All other replies of a conversation by id, the oldest turn first. */
export function listOtherReplies({ replies, turns }: Conversation, replyId: Id): Reply[] {
  const getTime = ({ turnId }: Reply) => turns[turnId]?.createdAtMs ?? 0;
  return Object.values(replies)
    .filter(({ id }) => id !== replyId)
    .toSorted((a, b) => getTime(a) - getTime(b) || a.sample - b.sample);
}
