import { create } from "zustand";
import type { Id } from "#core/vocabulary.ts";
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

/** Records which of these replies another tab is writing, and returns those that were not known to be. */
export function repliesFoundElsewhere(ids: readonly Id[]): Id[] {
  const before = useElsewhere.getState().ids;
  const found = ids.filter((id) => !before.has(id));
  if (found.length > 0) useElsewhere.setState({ ids: new Set([...before, ...found]) });
  return found;
}

/** Tells those who wait for it that a reply of another tab has ended, and then no longer takes it as running. */
export async function replyEndedElsewhere(conversationId: Id, replyId: Id): Promise<void> {
  await Promise.all([...listeners].map((onEnded) => onEnded(conversationId)));
  useElsewhere.setState(({ ids }) => ({ ids: new Set([...ids].filter((id) => id !== replyId)) }));
}
