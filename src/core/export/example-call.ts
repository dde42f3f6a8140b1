import type { Json } from "#core/json.ts";
import type { HttpCall } from "#core/wire/http-call.ts";

/** A call for tests, as the app builds it. */
export function exampleCall(body: Json, change: Partial<HttpCall> = {}): HttpCall {
  return {
    method: "POST",
    url: "https://api.aimlapi.com/v1/chat/completions",
    headers: { "content-type": "application/json" },
    auth: "bearer",
    body: JSON.stringify(body),
    ...change,
  };
}
