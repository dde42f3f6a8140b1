import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { tabStore } from "#io/storage/browser-store.ts";
import { getOpenConversation } from "./documents.ts";

/** Which turn or reply is open for rewriting, if any. */
const useEditing = create<{ id: Id | null }>()(() => ({ id: null }));

/** A turn or reply is open for rewriting; null for none. */
export function editingOpened(id: Id | null): void {
  useEditing.setState({ id });
}

/** The last turn is open for rewriting. False where there is none. */
export function lastTurnEditOpened(): boolean {
  const leaf = getOpenConversation()?.view.leafTurnId ?? null;
  if (leaf === null) return false;
  editingOpened(leaf);
  return true;
}

const nameOf = (id: Id) => `etude:rewrite:${id}`;

/** What stands in the field of a rewriting that was left without being taken or given up; null for nothing. */
export const loadRewrite = (id: Id): string | null => tabStore.read(nameOf(id));

/** A rewriting was typed, or ended where the text is null. It outlives leaving the conversation and a reload. */
export function rewriteTyped(id: Id, text: string | null): void {
  tabStore.write(nameOf(id), text);
}

export const useIsEditing = (id: Id): boolean => useEditing((state) => state.id === id);
