import type { HttpCall } from "#core/wire/http-call.ts";
import type { HttpAnswer } from "#io/http-answer.ts";

/** What belongs to one origin and goes to no other. */
export type Secrets = { key: string | undefined; headers?: Readonly<Record<string, string>> };

/**
 * The answer to a call as soon as its head is there. The key goes into the one header the call names and nowhere else.
 * Rejects with the signal's reason when stopped, and with the browser's bare TypeError when there was no answer at all.
 */
export async function post(call: HttpCall, { key, headers = {} }: Secrets, signal: AbortSignal): Promise<HttpAnswer> {
  const sent = new Headers({ ...headers, ...call.headers });
  if (call.auth === "bearer" && key !== undefined) sent.set("authorization", `Bearer ${key}`);
  if (call.auth === "x-api-key" && key !== undefined) sent.set("x-api-key", key);
  const isBound = key !== undefined || Object.keys(headers).length > 0;
  const answer = await fetch(call.url, {
    method: call.method,
    headers: sent,
    body: call.body ?? null,
    signal,
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    // A key goes to the address it was typed for: not to wherever that one points.
    redirect: isBound ? "error" : "follow",
  });
  return {
    status: answer.status,
    contentType: readContentType(answer.headers),
    headers: answer.headers,
    body: answer.body ?? new ReadableStream({ start: (controller) => controller.close() }),
  };
}

function readContentType(headers: Headers): string {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}
