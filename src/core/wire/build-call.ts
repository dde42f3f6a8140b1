import type { HttpCall } from "./http-call.ts";
import type { ChatRequest } from "./chat-request.ts";
import type { WireCodec } from "./wire-codec.ts";

/** What a service wants beside the body. */
export type CallHabits = { auth?: "x-api-key"; headers?: Readonly<Record<string, string>> };

/** The HTTP request for a chat, without its key. Only headers that a plain CORS preflight allows, and the service's own. */
export function buildCall(
  baseUrl: string,
  codec: WireCodec,
  request: ChatRequest,
  { auth, headers = {} }: CallHabits,
): HttpCall {
  return {
    method: "POST",
    url: baseUrl + codec.path,
    headers: { "content-type": "application/json", ...headers },
    auth: auth ?? "bearer",
    body: JSON.stringify(codec.encode(request)),
  };
}
