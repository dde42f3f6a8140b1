import { buildRequest } from "#core/conversation/build-request.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { buildCall } from "#core/wire/build-call.ts";
import type { HttpCall } from "#core/wire/http-call.ts";
import { inOrder } from "#core/wire/in-order.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import { readCodec } from "#core/wire/wires.ts";
import { readOffer } from "#state/connections/speech.ts";
import { loadBlobsOf } from "#state/vision/load-blobs.ts";

/**
 * The call that asks for a reply at an address, and the wire its answer is read by. What is sent and what is shown as
 * code both come from here. Rejects, naming it, where something the reply is asked with is not kept any more.
 */
export async function loadReplyCall(
  conversation: Conversation,
  reply: Reply,
  baseUrl: string,
): Promise<{ call: HttpCall; codec: WireCodec }> {
  const codec = readCodec(reply.sentWith.wire);
  const request = buildRequest(conversation, reply, await loadBlobsOf(conversation, reply));
  const { mostParts, preset } = readOffer(reply.sentWith);
  const most = Math.max(0, ...request.messages.map((message) => inOrder(message).length));
  if (most > mostParts)
    throw new NotSendable(
      `One message would have ${most} parts, and ${preset.name} takes at most ${mostParts} to this model. Pictures of a turn without an answer go together with the next turn. The Messages wire has no such limit.`,
    );
  const hasLimit = "max_tokens" in request.parameters || "max_tokens" in request.extra;
  if (preset.id === "anthropic" && reply.sentWith.wire === "messages" && !hasLimit)
    throw new NotSendable("Anthropic takes no message without max_tokens. Set it among the parameters.");
  return { call: buildCall(baseUrl, codec, request, preset), codec };
}
