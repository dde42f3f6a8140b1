import { isJsonObject, parseJson } from "#core/json.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { mergeConsecutiveRoles } from "./merge-consecutive-roles.ts";
import { buildMessages, fillTemplate } from "./request-messages.ts";

/**
 * The request that a reply asks with, from nothing but what the reply was sent with: its thread as it was said, as far
 * as its wire carries that.
 */
export function buildRequest(
  conversation: Conversation,
  reply: Reply,
  blobs: Readonly<Record<Sha256, string>>,
): ChatRequest {
  const { sentWith } = reply;
  const extra = parseJson(sentWith.extraJson.trim() === "" ? "{}" : sentWith.extraJson);
  return {
    model: sentWith.modelId,
    dialect: sentWith.dialect,
    system: fillTemplate(sentWith.system, sentWith.variables),
    messages: mergeConsecutiveRoles(buildMessages(conversation, reply), sentWith.wire),
    parameters: sentWith.parameters,
    extra: isJsonObject(extra) ? extra : {},
    stream: sentWith.parameters["stream"] === true,
    blobs,
  };
}
