import type { Redactor } from "#core/wire/create-redactor.ts";
import type { Json } from "#core/json.ts";
import { parseJson } from "#core/json.ts";
import { createPause } from "./create-pause.ts";
import { readTextUpTo } from "./response-body.ts";

/** A model list request that was refused, with the refusal unparsed. */
export class ModelListError extends Error {
  override name = "ModelListError";
  readonly status: number;
  readonly contentType: string;
  readonly bodyText: string;
  constructor(status: number, contentType: string, bodyText: string) {
    super(`The list of models was answered with status ${status}.`);
    this.status = status;
    this.contentType = contentType;
    this.bodyText = bodyText;
  }
}

/** The largest list of models, in bytes: one of ten thousand models with all details has about half of it. */
const MAX_LIST_BYTES = 30_000_000;

/**
 * The response of a request for a list of models without secrets, as it was written and as JSON, read in several tasks.
 * Rejects with a `ModelListError` for an error status, with a `SyntaxError` where it is no JSON, with a
 * `TooLargeError`, and where no response came.
 */
export async function fetchModels(
  address: string,
  headers: Readonly<Record<string, string>>,
  { redact }: Redactor,
  signal: AbortSignal,
): Promise<{ text: string; list: Json }> {
  const hasSecrets = Object.keys(headers).length > 0;
  const response = await fetch(address, {
    headers,
    // To the page's own server only: its cookie says that this browser may use the key it has.
    credentials: "same-origin",
    cache: "no-cache",
    referrerPolicy: "no-referrer",
    redirect: hasSecrets ? "error" : "follow",
    signal,
  });
  const received = await readTextUpTo(MAX_LIST_BYTES, response);
  const pause = createPause();
  const text = redact(received);
  if (!response.ok) throw new ModelListError(response.status, response.headers.get("content-type") ?? "", text);
  await pause();
  const list = parseJson(text);
  if (list === undefined) throw new SyntaxError("The list of models is no JSON.");
  await pause();
  return { text, list };
}
