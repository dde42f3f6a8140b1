import { buildRequest } from "#core/conversation/build-request.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { buildHttpRequest } from "#core/wire/build-http-request.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { orderParts } from "#core/wire/order-parts.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import { getCodec } from "#core/wire/wires.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { loadBlobsOf } from "#state/vision/load-blobs.ts";

/**
 * The call that asks for a reply at an address, and the wire its answer is read by. What is sent and what is shown as
 * code both come from here. Rejects, naming it, where something the reply is asked with is not kept any more.
 */
export async function loadReplyRequest(
  conversation: Conversation,
  reply: Reply,
  baseUrl: string,
): Promise<{ request: HttpRequest; codec: WireCodec }> {
  const codec = getCodec(reply.sentWith.wire);
  const request = buildRequest(conversation, reply, await loadBlobsOf(conversation, reply));
  const { maxParts, preset } = resolveCapabilities(reply.sentWith);
  const largestPartCount = Math.max(0, ...request.messages.map((message) => orderParts(message).length));
  if (largestPartCount > maxParts)
    throw new NotSendable(
      `One message would have ${largestPartCount} parts, and ${preset.name} takes at most ${maxParts} to this model. Pictures of a turn without an answer go together with the next turn. The Messages wire has no such limit.`,
    );
  const hasLimit = "max_tokens" in request.parameters || "max_tokens" in request.extra;
  if (preset.id === "anthropic" && reply.sentWith.wire === "messages" && !hasLimit)
    throw new NotSendable("Anthropic takes no message without max_tokens. Set it among the parameters.");
  return { request: buildHttpRequest(baseUrl, codec, request, preset), codec };
}
