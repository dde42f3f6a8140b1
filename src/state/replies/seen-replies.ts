import type { Id } from "#core/conversation/conversation.ts";

const seen = new Set<Id>();

/** A reply came into the part of the page that is seen, or left it. */
export function replySeen(replyId: Id, isSeen: boolean): void {
  if (isSeen) seen.add(replyId);
  else seen.delete(replyId);
}

export const isReplySeen = (replyId: Id): boolean => seen.has(replyId);
