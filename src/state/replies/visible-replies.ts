import type { Id } from "#core/vocabulary.ts";

const visibleIds = new Set<Id>();

/** A reply came into the part of the page that is seen, or left it. */
export function replyVisibilityChanged(replyId: Id, isVisible: boolean): void {
  if (isVisible) visibleIds.add(replyId);
  else visibleIds.delete(replyId);
}

export const isReplyVisible = (replyId: Id): boolean => visibleIds.has(replyId);
