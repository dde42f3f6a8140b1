import type { Conversation } from "#core/conversation/conversation.ts";
import { cellsKept, indexCells } from "#core/conversation/index-cells.ts";
import type { Judgement } from "#core/conversation/judgement.ts";
import { repliesMade } from "#core/conversation/replies-made.ts";
import type { Id } from "#core/vocabulary.ts";

/** The conversation with a judgement of a reply, in place of an earlier one by the same check. */
export function keepJudgement(
  conversation: Conversation,
  replyId: Id,
  checkId: Id,
  judgement: Judgement,
): Conversation {
  const reply = conversation.replies[replyId];
  if (!reply) return conversation;
  const judged = { ...reply, judgements: { ...reply.judgements, [checkId]: judgement } };
  const replies = { ...conversation.replies, [replyId]: judged };
  cellsKept(replies, indexCells(conversation.replies));
  repliesMade(replies, conversation.replies, [replyId]);
  return { ...conversation, replies };
}
