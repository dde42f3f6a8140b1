import type { Redactor } from "#core/wire/create-redactor.ts";
import { readTextUpTo } from "./response-body.ts";

/** The largest document, in bytes; all published ones are smaller. */
const MAX_DOCUMENT_BYTES = 8_000_000;

/**
 * The text at a public address without secrets, fetched without key, cookie or referrer. Rejects with the reason as a
 * sentence.
 */
export async function fetchDocument(url: string, { redact }: Redactor, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, {
    headers: { accept: "application/json" },
    credentials: "omit",
    cache: "no-cache",
    referrerPolicy: "no-referrer",
    signal,
  });
  if (!response.ok) throw new Error(`${new URL(url).host} answered with status ${response.status}.`);
  return redact(await readTextUpTo(MAX_DOCUMENT_BYTES, response));
}
