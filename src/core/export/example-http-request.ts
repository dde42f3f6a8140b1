import type { Json } from "#core/json.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";

/** A call for tests, as the app builds it. */
export function exampleHttpRequest(body: Json, change: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: "POST",
    url: "https://api.aimlapi.com/v1/chat/completions",
    headers: { "content-type": "application/json" },
    auth: "bearer",
    body: JSON.stringify(body),
    ...change,
  };
}
