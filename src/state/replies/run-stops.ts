import type { Id } from "#core/vocabulary.ts";

/** The functions that end something else when everything of a conversation is stopped. */
const listeners = new Set<(conversationId: Id) => void>();

/** Calls back whenever everything that a conversation sends is stopped. Returns a function that ends this. */
export function onRunStopped(listener: (conversationId: Id) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the listeners that everything of a conversation is stopped. */
export function runStopped(conversationId: Id): void {
  for (const listener of listeners) listener(conversationId);
}
