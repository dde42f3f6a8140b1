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

/**
 * The response of `GET <base>/models`, unparsed. Rejects with a `ModelListError` for an error status, and where no
 * response came or it is no JSON.
 */
export async function fetchModels(
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  withDetails: boolean,
  signal: AbortSignal,
): Promise<unknown> {
  const hasSecrets = Object.keys(headers).length > 0;
  const response = await fetch(`${baseUrl}/models${withDetails ? "?include=all" : ""}`, {
    headers,
    credentials: "omit",
    cache: "no-cache",
    referrerPolicy: "no-referrer",
    redirect: hasSecrets ? "error" : "follow",
    signal,
  });
  if (!response.ok)
    throw new ModelListError(response.status, response.headers.get("content-type") ?? "", await response.text());
  return response.json();
}
