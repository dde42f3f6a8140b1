import type { Id } from "#core/vocabulary.ts";
import { tabStore } from "#io/storage/browser-store.ts";

const nameOf = (id: Id) => `etude:rewrite:${id}`;

/** The text of a rewriting that was left without being taken or given up; null for none. */
export const loadRewrite = (id: Id): string | null => tabStore.read(nameOf(id));

/** A rewriting was typed, or ended where the text is null. It outlives leaving the conversation and a reload. */
export function rewriteTyped(id: Id, text: string | null): void {
  tabStore.write(nameOf(id), text);
}
