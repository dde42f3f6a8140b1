import type { HttpRequest } from "#core/wire/http-request.ts";
import { createSecretsRedactor } from "./create-secrets-redactor.ts";
import type { Secrets } from "./create-secrets-redactor.ts";
import type { HttpResponse } from "./http-response.ts";

/**
 * Sends a request and resolves as soon as the head of the response has arrived. The key goes into the one header that
 * the request names and nowhere else. Rejects with the signal's reason when aborted, and with the browser's bare
 * TypeError when no response came.
 */
export async function post(
  request: HttpRequest,
  { key, headers = {} }: Secrets,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const sent = new Headers(headers);
  // Set one by one: names that differ in their letters' case alone would be joined to one value.
  for (const [name, value] of Object.entries(request.headers)) sent.set(name, value);
  if (request.auth === "bearer" && key !== undefined) sent.set("authorization", `Bearer ${key}`);
  if (request.auth === "x-api-key" && key !== undefined) sent.set("x-api-key", key);
  const hasSecrets = key !== undefined || Object.keys(headers).length > 0;
  const response = await fetch(request.url, {
    method: request.method,
    headers: sent,
    body: request.body ?? null,
    signal,
    // To the page's own server only: its cookie says that this browser may use the key it has.
    credentials: "same-origin",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    // A key goes only to the address it was typed for, so a redirect is not followed.
    redirect: hasSecrets ? "error" : "follow",
  });
  const redactor = createSecretsRedactor({ key, headers });
  const kept = new Headers([...response.headers].filter(([, value]) => redactor.redact(value) === value));
  return {
    status: response.status,
    contentType: parseContentType(kept),
    headers: kept,
    redactor,
    body: response.body ?? new ReadableStream({ start: (controller) => controller.close() }),
  };
}

function parseContentType(headers: Headers): string {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase();
}
