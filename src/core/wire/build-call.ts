import type { HttpCall } from "./http-call.ts";
import type { ChatRequest } from "./chat-request.ts";
import type { WireCodec } from "./wire-codec.ts";

/** The HTTP request for a chat, without its key. Only headers that a plain CORS preflight allows. */
export function buildCall(baseUrl: string, codec: WireCodec, request: ChatRequest): HttpCall {
  return {
    method: "POST",
    url: baseUrl + codec.path,
    headers: { "content-type": "application/json" },
    auth: "bearer",
    body: JSON.stringify(codec.encode(request)),
  };
}
