import type { Id } from "#core/vocabulary.ts";
import { tabStore } from "#io/storage/browser-store.ts";

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
