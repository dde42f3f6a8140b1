import type { HttpRequest } from "./http-request.ts";
import type { ChatRequest } from "./chat-request.ts";
import type { WireCodec } from "./wire-codec.ts";

/** What a service wants beside the body. */
export type HeaderOptions = { auth?: "x-api-key"; headers?: Readonly<Record<string, string>> };

/** The HTTP request for a chat, without its key. Only headers that a plain CORS preflight allows, and the service's own. */
export function buildHttpRequest(
  baseUrl: string,
  codec: WireCodec,
  request: ChatRequest,
  { auth, headers = {} }: HeaderOptions,
): HttpRequest {
  return {
    method: "POST",
    url: baseUrl + codec.path,
    headers: { "content-type": "application/json", ...headers },
    auth: auth ?? "bearer",
    body: JSON.stringify(codec.encode(request)),
  };
}
