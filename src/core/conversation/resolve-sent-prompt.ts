import type { Id } from "#core/vocabulary.ts";
import type { Conversation, SentWith } from "./conversation.ts";
import { getShownReply } from "./get-shown-reply.ts";
import { resolveCellOwner } from "./list-cell-replies.ts";
import { resolveSentSettings } from "./sent-settings.ts";

/** The settings that fill the prompts of a request. */
export type PromptValues = Pick<SentWith, "fillsMarkers" | "variables">;

/** The values that filled a turn in a column: those its shown reply was sent with, else those of a run now. */
export function resolveSentPrompt(conversation: Conversation, turnId: Id, variantId: Id): PromptValues {
  const owner = resolveCellOwner(conversation, { turnId, variantId });
  const reply = getShownReply(conversation, { turnId, variantId: owner });
  if (reply) return reply.sentWith;
  const { areBracesText, variables } = resolveSentSettings(conversation, variantId);
  return areBracesText ? { variables } : { fillsMarkers: true, variables };
}
