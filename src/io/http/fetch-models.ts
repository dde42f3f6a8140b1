/** The answer of `GET <base>/models`, unparsed. Rejects where there is none or it is no JSON. */
export async function fetchModels(
  baseUrl: string,
  key: string | undefined,
  withDetails: boolean,
  signal: AbortSignal,
): Promise<unknown> {
  const answer = await fetch(`${baseUrl}/models${withDetails ? "?include=all" : ""}`, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    credentials: "omit",
    cache: "no-cache",
    referrerPolicy: "no-referrer",
    signal,
  });
  if (!answer.ok) throw new Error(`The list of models was answered with status ${answer.status}.`);
  return answer.json();
}
