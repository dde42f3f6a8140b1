import { readImageLimits, type ImageLimits } from "#core/models/image-limits.ts";
import type { Conversation } from "./conversation.ts";
import { readColumns } from "./read-columns.ts";
import { readSettings } from "./settings.ts";

/** What pictures of a conversation are made ready for: what the model of its first column sees. */
export function readConversationLimits(conversation: Conversation | undefined): ImageLimits {
  const [first] = conversation ? readColumns(conversation) : [];
  return readImageLimits(conversation && first ? readSettings(conversation, first.id).modelId : "");
}
