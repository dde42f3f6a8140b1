import { writeJson } from "#core/exact-number.ts";
import type { HttpRequest } from "./http-request.ts";
import type { ChatRequest } from "./chat-request.ts";
import type { WireCodec } from "./wire-codec.ts";

/** The service's own headers, and the header that carries its key (`authorization` unless named). */
export type HeaderOptions = { auth?: "x-api-key"; headers?: Readonly<Record<string, string>> };

/**
 * The HTTP request for a chat, without the key. The only headers are the service's own and those that a plain CORS
 * preflight allows.
 */
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
    body: writeJson(codec.encode(request)),
  };
}
