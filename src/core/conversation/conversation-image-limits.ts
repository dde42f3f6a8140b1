import { getImageLimits, type ImageLimits } from "#core/models/image-limits.ts";
import type { Conversation } from "./conversation.ts";
import { listColumns } from "./list-columns.ts";
import { resolveSettings } from "./settings.ts";

/** What pictures of a conversation are made ready for: what the model of its first column sees. */
export function getConversationImageLimits(conversation: Conversation | undefined): ImageLimits {
  const [first] = conversation ? listColumns(conversation) : [];
  return getImageLimits(conversation && first ? resolveSettings(conversation, first.id).modelId : "");
}
