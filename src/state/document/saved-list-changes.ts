import type { ConversationHead } from "#core/conversation/parse-head.ts";
import type { Id } from "#core/vocabulary.ts";

/** An entry of the list of conversations. A damaged one is shown as such instead of being left out. */
export type SavedConversation = { id: Id; title: string; updatedAtMs: number; isPinned?: true };

/** The entry of a conversation that was changed at this time. */
export function listEntry(
  { id, title, isPinned }: Pick<ConversationHead, "id" | "title" | "isPinned">,
  updatedAtMs: number,
): SavedConversation {
  return { id, title, updatedAtMs, ...(isPinned && { isPinned }) };
}

type Listener = (saved: SavedConversation | undefined) => void;
const listeners = new Set<Listener>();

/**
 * Calls back after each change of the list of saved conversations, for as long as the page lives: with the entry that
 * was just written, or without one where the list has to be read again.
 */
export function watchSavedList(onChange: Listener): void {
  listeners.add(onChange);
}

/** Records that this conversation was saved; without one, that any were saved, renamed or deleted, here or in another tab. */
export function savedListChanged(saved?: SavedConversation): void {
  for (const onChange of listeners) onChange(saved);
}
