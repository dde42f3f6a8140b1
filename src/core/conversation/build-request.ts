import { isJsonObject, parseJson } from "#core/json.ts";
import type { ChatMessage, ChatRequest } from "#core/wire/chat-request.ts";
import type { Reply } from "./conversation.ts";
import { mergeConsecutiveRoles } from "./merge-consecutive-roles.ts";
import { fillTemplate } from "./request-messages.ts";

/**
 * The request that a reply asks with, from nothing but what the reply was sent with and the messages up to it
 * (`buildMessages`), as far as its wire carries these. Without the bytes of its attachments.
 */
export function buildRequest({ sentWith }: Reply, messages: readonly ChatMessage[]): ChatRequest {
  const extra = parseJson(sentWith.extraJson.trim() === "" ? "{}" : sentWith.extraJson);
  return {
    model: sentWith.modelId,
    dialect: sentWith.dialect,
    system: fillTemplate(sentWith.system, sentWith.variables),
    messages: mergeConsecutiveRoles(messages, sentWith.wire),
    parameters: sentWith.parameters,
    extra: isJsonObject(extra) ? extra : {},
    stream: sentWith.parameters["stream"] === true,
    blobs: {},
  };
}
