import { addSmallerPictures, findUndrawnScales } from "#core/conversation/image-scales.ts";
import type { Conversation, Turn } from "#core/conversation/conversation.ts";
import { getConversationImageLimits } from "#core/conversation/conversation-image-limits.ts";
import type { Id } from "#core/vocabulary.ts";
import { conversationChanged, getConversation } from "#state/document/documents.ts";

/**
 * Draws a picture of the conversation at those of these scales that are missing, and stores the copies with its turns.
 * Returns the reason of a failure, else null.
 */
export async function drawTurnSizes(conversationId: Id, sizeId: Id, scales: readonly string[]): Promise<string | null> {
  const conversation = getConversation(conversationId);
  const part = conversation && findPicture(conversation, sizeId);
  if (!conversation || !part) return "the image is no longer in this conversation";
  const missing = findUndrawnScales(part, scales);
  if (missing.length === 0) return null;
  try {
    const { drawSmaller } = await import("./drawings.ts");
    const made = await drawSmaller(part, missing, getConversationImageLimits(conversation));
    conversationChanged(conversationId, (before) => ({
      ...before,
      turns: Object.fromEntries(
        Object.entries(before.turns).map(([id, turn]) => [
          id,
          hasPicture(turn, sizeId) ? { ...turn, parts: addSmallerPictures(turn.parts, sizeId, made) } : turn,
        ]),
      ),
    }));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const hasPicture = ({ parts }: Turn, sizeId: Id) =>
  parts.some((part) => part.kind === "image" && part.sizeId === sizeId);

function findPicture({ turns }: Conversation, sizeId: Id) {
  for (const { parts } of Object.values(turns))
    for (const part of parts) if (part.kind === "image" && part.sizeId === sizeId) return part;
  return undefined;
}
