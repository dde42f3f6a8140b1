import type { Part } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpenValue } from "./documents.ts";

const NO_PARTS: readonly Part[] = [];

/** The parts of a turn that a variant is sent. */
export const useTurnParts = (turnId: Id, variantId: Id): readonly Part[] =>
  useOpenValue<Conversation, readonly Part[]>(
    ({ settled }) => settled,
    (conversation) => listTurnParts(conversation, conversation.turns[turnId], variantId),
    NO_PARTS,
  );
