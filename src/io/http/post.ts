import type { HttpRequest } from "#core/wire/http-request.ts";
import type { HttpResponse } from "./http-response.ts";

/** What belongs to one origin and goes to no other. */
export type Secrets = { key: string | undefined; headers?: Readonly<Record<string, string>> };

/**
 * The answer to a call as soon as its head is there. The key goes into the one header the call names and nowhere else.
 * Rejects with the signal's reason when stopped, and with the browser's bare TypeError when there was no answer at all.
 */
export async function post(
  request: HttpRequest,
  { key, headers = {} }: Secrets,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const sent = new Headers({ ...headers, ...request.headers });
  if (request.auth === "bearer" && key !== undefined) sent.set("authorization", `Bearer ${key}`);
  if (request.auth === "x-api-key" && key !== undefined) sent.set("x-api-key", key);
  const hasSecrets = key !== undefined || Object.keys(headers).length > 0;
  const response = await fetch(request.url, {
    method: request.method,
    headers: sent,
    body: request.body ?? null,
    signal,
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    // A key goes to the address it was typed for: not to wherever that one points.
    redirect: hasSecrets ? "error" : "follow",
  });
  return {
    status: response.status,
    contentType: parseContentType(response.headers),
    headers: response.headers,
    body: response.body ?? new ReadableStream({ start: (controller) => controller.close() }),
  };
}

function parseContentType(headers: Headers): string {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}
