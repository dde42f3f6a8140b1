import { buildRequest } from "#core/conversation/build-request.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { buildCall } from "#core/wire/build-call.ts";
import type { HttpCall } from "#core/wire/http-call.ts";
import type { WireCodec } from "#core/wire/wire-codec.ts";
import { readCodec } from "#core/wire/wires.ts";
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
  const blobs = await loadBlobsOf(conversation, reply);
  return { call: buildCall(baseUrl, codec, buildRequest(conversation, reply, blobs)), codec };
}
