/** Larger than any description of a model's endpoint that is published. */
const MAX_BYTES = 8_000_000;

/** The text at a public address: no key, no cookie, no referrer goes along. Rejects with a sentence that says why not. */
export async function fetchDocument(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, {
    headers: { accept: "application/json" },
    credentials: "omit",
    cache: "no-cache",
    referrerPolicy: "no-referrer",
    signal,
  });
  if (!response.ok) throw new Error(`${new URL(url).host} answered with status ${response.status}.`);
  if (Number(response.headers.get("content-length") ?? 0) > MAX_BYTES) throw new Error("It is larger than 8 MB.");
  return response.text();
}
