import type { Id } from "#core/vocabulary.ts";

/** The address of a new conversation, as a hash. */
export const NEW_HASH = "#/new";

/** The address of a stored conversation, as a hash. */
export const formatConversationHash = (id: Id): string => `#/c/${encodeURIComponent(id)}`;

/** True for the address of a saved prompt. */
export const isPromptHash = (hash: string): boolean => hash.startsWith("#/p/");

/** The conversation that a hash names, in today's form or the first one (`#c=…`); undefined for none. */
export function parseConversationHash(hash: string): Id | undefined {
  const [, encoded] = /^#(?:c=|\/c\/)([^/]+)/.exec(hash) ?? [];
  try {
    return encoded && decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
