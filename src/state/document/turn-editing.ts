import { create } from "zustand";
import type { Id } from "#core/conversation/conversation.ts";
import { readOpenConversation } from "./documents.ts";

/** Which turn or reply is open for rewriting, if any. */
const useEditing = create<{ id: Id | null }>()(() => ({ id: null }));

/** A turn or reply is open for rewriting; null for none. */
export function editingOpened(id: Id | null): void {
  useEditing.setState({ id });
}

/** The last turn is open for rewriting. False where there is none. */
export function lastTurnEditOpened(): boolean {
  const leaf = readOpenConversation()?.view.leafTurnId ?? null;
  if (leaf === null) return false;
  editingOpened(leaf);
  return true;
}

export const useIsEditing = (id: Id): boolean => useEditing((state) => state.id === id);
