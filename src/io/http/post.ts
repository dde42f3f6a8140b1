import type { HttpCall } from "#core/wire/http-call.ts";
import type { HttpAnswer } from "#io/http-answer.ts";

/**
 * The answer to a call as soon as its head is there. The key goes into the one header the call names and nowhere else.
 * Rejects with the signal's reason when stopped, and with the browser's bare TypeError when there was no answer at all.
 */
export async function post(
  call: HttpCall,
  key: string | undefined,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const headers = new Headers(call.headers);
  if (call.auth === "bearer" && key !== undefined) headers.set("authorization", `Bearer ${key}`);
  const answer = await fetch(call.url, {
    method: call.method,
    headers,
    body: call.body ?? null,
    signal,
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    // A key goes to the address it was typed for: not to wherever that one points.
    redirect: key === undefined ? "follow" : "error",
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
