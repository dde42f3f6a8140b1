import { create } from "zustand";
import type { Id } from "#core/vocabulary.ts";
import { queryLockedReplies, waitForReplyLock } from "#io/browser/reply-locks.ts";
import { onReset } from "#state/reset-state.ts";

/** The replies that are running in another tab, as of the last load of their conversation. */
const useElsewhere = create<{ ids: ReadonlySet<Id> }>()(() => ({ ids: new Set() }));
onReset(() => useElsewhere.setState({ ids: new Set() }));

/** True for a reply that another tab is still writing. */
export const useIsWrittenElsewhere = (replyId: Id): boolean => useElsewhere(({ ids }) => ids.has(replyId));

type Listener = (conversationId: Id) => Promise<void>;
const listeners = new Set<Listener>();

/**
 * Calls back once a reply that another tab was writing has ended, or its tab is gone. The reply is taken as running until
 * the callback has resolved. Returns a function that stops this.
 */
export function watchRepliesElsewhere(onEnded: Listener): () => void {
  listeners.add(onEnded);
  return () => listeners.delete(onEnded);
}

/** Finds out which of the replies that are running on the disk another tab is writing, and follows them to their end. */
export async function findRepliesElsewhere(conversationId: Id, runningIds: readonly Id[]): Promise<void> {
  if (runningIds.length === 0) return;
  const lockedIds = await queryLockedReplies().catch(() => new Set<Id>());
  const before = useElsewhere.getState().ids;
  const found = runningIds.filter((id) => lockedIds.has(id) && !before.has(id));
  if (found.length === 0) return;
  useElsewhere.setState({ ids: new Set([...before, ...found]) });
  for (const id of found) void follow(conversationId, id);
}

async function follow(conversationId: Id, replyId: Id): Promise<void> {
  // Where no lock is given any more, such as to a page that is left, the reply counts as interrupted.
  await waitForReplyLock(replyId).catch(() => undefined);
  await Promise.all([...listeners].map((onEnded) => onEnded(conversationId)));
  useElsewhere.setState(({ ids }) => ({ ids: new Set([...ids].filter((id) => id !== replyId)) }));
}
