import { parseExactJson } from "#core/exact-number.ts";
import { isJsonObject } from "#core/json.ts";
import type { ChatMessage, ChatRequest } from "#core/wire/chat-request.ts";
import type { Reply } from "./conversation.ts";
import { fillPrompt } from "./fill-prompt.ts";
import { mergeConsecutiveRoles } from "./merge-consecutive-roles.ts";
import { movePictures } from "./move-pictures.ts";
import { selectCacheBreakpoints, selectCaching } from "./cache-support.ts";
import { spellContexts } from "./spell-contexts.ts";

/**
 * The request for a reply, built only from the settings it was sent with and the messages before it (`buildMessages`).
 * Content that its wire cannot carry is left out, and so are the bytes of attachments.
 */
export function buildRequest(reply: Reply, messages: readonly ChatMessage[]): ChatRequest {
  const { handMadeBody } = reply.sentWith;
  const { caching, ...request } = buildFromSettings(reply, messages);
  if (handMadeBody === undefined) return { ...request, ...(caching && { caching }) };
  // Of the settings nothing is sent: limits and prices read the body that a person wrote.
  return { ...request, parameters: {}, extra: parseHandMadeBody(handMadeBody) };
}

function parseHandMadeBody(text: string): ChatRequest["extra"] {
  const body = parseExactJson(text);
  return isJsonObject(body) ? body : {};
}

function buildFromSettings({ sentWith }: Reply, messages: readonly ChatMessage[]): ChatRequest {
  const caching = selectCaching(sentWith);
  const extra = parseExactJson(sentWith.extraJson.trim() === "" ? "{}" : sentWith.extraJson);
  return {
    model: sentWith.modelId,
    dialect: sentWith.dialect,
    system: fillPrompt(sentWith.system, sentWith),
    messages: mergeConsecutiveRoles(
      selectCacheBreakpoints(spellContexts(movePictures(messages), sentWith), sentWith),
      sentWith,
    ),
    parameters: sentWith.parameters,
    extra: isJsonObject(extra) ? extra : {},
    stream: sentWith.parameters["stream"] === true,
    blobs: {},
    ...(caching && { caching }),
    ...(sentWith.adaptations ? { adaptations: sentWith.adaptations } : {}),
  };
}
