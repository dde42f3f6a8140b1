import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Settings } from "./conversation.ts";

/** A new conversation with one variant and no turns. */
export function createConversation(id: Id, variantId: Id, shared: Settings): Conversation {
  return {
    version: 1,
    id,
    title: "",
    shared,
    variants: [{ id: variantId, overrides: {} }],
    sweeps: [],
    turns: {},
    replies: {},
    view: { leafTurnId: null, shown: {} },
  };
}
