import { findHandMadeHeaderFault } from "#core/connections/hand-made-headers.ts";
import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { fillTokens } from "#core/conversation/hand-made-body.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import { buildHttpRequest } from "#core/wire/build-http-request.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import { getCodec } from "#core/wire/wires.ts";
import { getConnection } from "#state/connections/connections.ts";
import { loadAttachments } from "#state/vision/load-attachments.ts";

/**
 * The HTTP request for a reply, as its settings make it or as a person wrote it, with the bytes of its attachments, and the codec that decodes the response. Shared by
 * Run and the code view. Rejects where an attachment is no longer stored, or a smaller copy cannot be drawn.
 */
export async function loadHttpRequest(
  { sentWith }: Reply,
  request: ChatRequest,
  baseUrl: string,
): Promise<{ request: HttpRequest; codec: WireCodec }> {
  const { wire, connectionId } = sentWith;
  const codec = getCodec(wire);
  const loaded = await loadAttachments(request);
  const preset: Preset = PRESETS[getConnection(connectionId).presetId];
  return { request: applyHandMade(buildHttpRequest(baseUrl, codec, loaded, preset), loaded, sentWith), codec };
}

/** The request with the body and the headers that a person wrote, where one did. Throws where they cannot be sent. */
function applyHandMade(
  request: HttpRequest,
  loaded: ChatRequest,
  { handMadeBody, handMadeHeaders = {} }: Reply["sentWith"],
): HttpRequest {
  if (handMadeBody === undefined) return request;
  if (!isJsonObject(parseJson(handMadeBody))) throw new NotSendable("The request made by hand is no JSON object.");
  for (const [name, value] of Object.entries(handMadeHeaders)) {
    const fault = findHandMadeHeaderFault(name, value);
    if (fault !== undefined) throw new NotSendable(fault);
  }
  return {
    ...request,
    headers: { ...request.headers, ...handMadeHeaders },
    body: fillTokens(handMadeBody, loaded),
  };
}
