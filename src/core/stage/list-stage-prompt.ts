import type { DocumentPart, ImagePart, Part } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { fillTextParts } from "#core/conversation/request-messages.ts";
import { resolveSentPrompt } from "#core/conversation/resolve-sent-prompt.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import type { Stop } from "./stop.ts";

/** A prompt as it was sent: its text with the markers filled, its documents, and the pictures that the answer is about. */
export type StagePrompt = { text: string; documents: DocumentPart[]; pictures: ImagePart[] };

/**
 * The prompt of a stop. The pictures are those of its turn, in its parts or in its markers; where it has none, those of
 * the last turn before it that has some.
 */
export function listStagePrompt(conversation: Conversation, stop: Stop): StagePrompt {
  const thread = getThread(conversation.turns, conversation.view.leafTurnId);
  const at = thread.findIndex(({ id }) => id === stop.turnId);
  const own = fillParts(conversation, stop);
  let pictures = selectPictures(own);
  for (const turn of thread.slice(0, Math.max(0, at)).toReversed()) {
    if (pictures.length > 0) break;
    pictures = selectPictures(fillParts(conversation, { turnId: turn.id, variantId: stop.variantId }));
  }
  return {
    text: own.flatMap((part) => (part.kind === "text" ? [part.text.trim()] : [])).join("\n\n"),
    documents: own.filter((part) => part.kind === "document"),
    pictures,
  };
}

/** The parts of a turn as a column was sent them, with the values of its answer there. */
function fillParts(conversation: Conversation, { turnId, variantId, replyId = "" }: Stop): Part[] {
  const values = conversation.replies[replyId]?.sentWith ?? resolveSentPrompt(conversation, turnId, variantId);
  return fillTextParts(listTurnParts(conversation, conversation.turns[turnId], variantId), values);
}

const selectPictures = (parts: readonly Part[]): ImagePart[] => parts.filter((part) => part.kind === "image");
