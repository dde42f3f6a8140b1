import { create } from "zustand";
import type { Id } from "#core/vocabulary.ts";
import { tabStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";

const nameOf = (id: Id) => `etude:rewrite:${id}`;

/** The rewriting that was typed last, for what shows something of it. */
const useTyped = create<{ id: Id; text: string | null }>()(() => ({ id: "", text: null }));
onReset(() => useTyped.setState({ id: "", text: null }));

/** The id under which the text of one column is kept while a turn with prompts of columns is rewritten. */
export const buildOwnRewriteId = (turnId: Id, columnId: Id): Id => `${turnId}:${columnId}`;

/** The unfinished text of a rewriting; null for none. */
export const loadRewrite = (id: Id): string | null => tabStore.read(nameOf(id));

/**
 * Stores the typed text of a rewriting, or removes it for null. The text survives a change of conversation and a
 * reload.
 */
export function rewriteTyped(id: Id, text: string | null): void {
  useTyped.setState({ id, text });
  tabStore.write(nameOf(id), text);
}

/** The unfinished text of a rewriting as it is typed; null for none. */
export const useRewrite = (id: Id): string | null => {
  const typed = useTyped((last) => (last.id === id ? last.text : undefined));
  return typed === undefined ? loadRewrite(id) : typed;
};
