import type { Id } from "#core/vocabulary.ts";
import { queryLockedReplies, waitForReplyLock } from "#io/browser/reply-locks.ts";
import { repliesFoundElsewhere, replyEndedElsewhere } from "./replies-elsewhere.ts";

/** Finds out which of the replies that are running on the disk another tab is writing, and follows them to their end. */
export async function findRepliesElsewhere(conversationId: Id, runningIds: readonly Id[]): Promise<void> {
  if (runningIds.length === 0) return;
  const lockedIds = await queryLockedReplies().catch(() => new Set<Id>());
  const found = repliesFoundElsewhere(runningIds.filter((id) => lockedIds.has(id)));
  for (const id of found) void follow(conversationId, id);
}

async function follow(conversationId: Id, replyId: Id): Promise<void> {
  // Where no lock is given any more, such as to a page that is left, the reply counts as interrupted.
  await waitForReplyLock(replyId).catch(() => undefined);
  await replyEndedElsewhere(conversationId, replyId);
}
