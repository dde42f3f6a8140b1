import { getImageLimits, type ImageLimits } from "#core/models/image-limits.ts";
import type { Conversation } from "./conversation.ts";
import { listColumns } from "./list-columns.ts";
import { resolveSettings } from "./settings.ts";

/** The image limits that attached pictures are prepared for: those of the first column's model. */
export function getConversationImageLimits(conversation: Conversation | undefined): ImageLimits {
  const [first] = conversation ? listColumns(conversation) : [];
  return getImageLimits(conversation && first ? resolveSettings(conversation, first.id).modelId : "");
}
