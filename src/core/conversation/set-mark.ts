import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Reply } from "./conversation.ts";
import type { Mark } from "./mark.ts";

/** Gives a reply a mark in place of the one that it has; undefined, or one that says nothing, takes it away. */
export function setMark(conversation: Conversation, replyId: Id, mark: Mark | undefined): Conversation {
  const reply = conversation.replies[replyId];
  if (!reply || reply.mark === mark) return conversation;
  const { mark: _before, ...rest } = reply;
  const isEmpty =
    mark === undefined || (mark.verdict === undefined && mark.rating === undefined && (mark.note ?? "") === "");
  const marked: Reply = isEmpty ? rest : { ...rest, mark };
  return { ...conversation, replies: { ...conversation.replies, [replyId]: marked } };
}
