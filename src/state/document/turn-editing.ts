import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { tabStore } from "#io/storage/browser-store.ts";
import { getOpenConversation } from "./documents.ts";

/** The turn or reply that is open for rewriting; null for none. */
const useEditing = create<{ id: Id | null }>()(() => ({ id: null }));

/** Opens a turn or reply for rewriting; null closes it. */
export function editingOpened(id: Id | null): void {
  useEditing.setState({ id });
}

/** Opens the last turn for rewriting. False where there is none. */
export function lastTurnEditOpened(): boolean {
  const leaf = getOpenConversation()?.view.leafTurnId ?? null;
  if (leaf === null) return false;
  editingOpened(leaf);
  return true;
}

const nameOf = (id: Id) => `etude:rewrite:${id}`;

/** The unfinished text of a rewriting; null for none. */
export const loadRewrite = (id: Id): string | null => tabStore.read(nameOf(id));

/**
 * Stores the typed text of a rewriting, or removes it for null. The text survives a change of conversation and a
 * reload.
 */
export function rewriteTyped(id: Id, text: string | null): void {
  tabStore.write(nameOf(id), text);
}

export const useIsEditing = (id: Id): boolean => useEditing((state) => state.id === id);
