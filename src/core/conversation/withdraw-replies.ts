import type { Id } from "#core/vocabulary.ts";
import type { Conversation } from "./conversation.ts";

/** The conversation without some replies that were never sent: nothing builds on them, and nothing of them stays. */
export function withdrawReplies(conversation: Conversation, replyIds: readonly Id[]): Conversation {
  const ids = new Set(replyIds.filter((id) => Object.hasOwn(conversation.replies, id)));
  if (ids.size === 0) return conversation;
  const { view } = conversation;
  const replies = Object.fromEntries(Object.entries(conversation.replies).filter(([id]) => !ids.has(id)));
  const shown = Object.fromEntries(Object.entries(view.shown).filter(([, id]) => !ids.has(id)));
  return { ...conversation, replies, view: { ...view, shown } };
}
