import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { buildHttpRequest } from "#core/wire/build-http-request.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import { getCodec } from "#core/wire/wires.ts";
import { getConnection } from "#state/connections/connections.ts";
import { loadAttachments } from "#state/vision/load-attachments.ts";

/**
 * The HTTP request for a reply, with the bytes of its attachments, and the codec that decodes the response. Shared by
 * Run and the code view. Rejects where an attachment is no longer stored, or a smaller copy cannot be drawn.
 */
export async function loadHttpRequest(
  { sentWith: { wire, connectionId } }: Reply,
  request: ChatRequest,
  baseUrl: string,
): Promise<{ request: HttpRequest; codec: WireCodec }> {
  const codec = getCodec(wire);
  const loaded = await loadAttachments(request);
  const preset: Preset = PRESETS[getConnection(connectionId).presetId];
  return { request: buildHttpRequest(baseUrl, codec, loaded, preset), codec };
}
