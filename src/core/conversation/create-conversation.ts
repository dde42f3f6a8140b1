import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Settings } from "./conversation.ts";
import { DOCUMENT_VERSION } from "./migrations.ts";

/** A new conversation with one variant and no turns. */
export function createConversation(id: Id, variantId: Id, shared: Settings): Conversation {
  return {
    version: DOCUMENT_VERSION,
    id,
    title: "",
    shared,
    variants: [{ id: variantId, overrides: {} }],
    sweeps: [],
    turns: {},
    replies: {},
    rows: {},
    gone: {},
    view: { leafTurnId: null, shown: {} },
  };
}
