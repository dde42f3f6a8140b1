/** The list of models was answered, with a refusal as it came. */
export class ListRefused extends Error {
  override name = "ListRefused";
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

/** The answer of `GET <base>/models`, unparsed. Rejects where there is none or it is no JSON. */
export async function fetchModels(
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  withDetails: boolean,
  signal: AbortSignal,
): Promise<unknown> {
  const isBound = Object.keys(headers).length > 0;
  const answer = await fetch(`${baseUrl}/models${withDetails ? "?include=all" : ""}`, {
    headers,
    credentials: "omit",
    cache: "no-cache",
    referrerPolicy: "no-referrer",
    redirect: isBound ? "error" : "follow",
    signal,
  });
  if (!answer.ok) throw new ListRefused(answer.status, answer.headers.get("content-type") ?? "", await answer.text());
  return answer.json();
}
