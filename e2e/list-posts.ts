import type { ReceivedRequest } from "./api-server/exchange.ts";

/** The POST requests in the order received, but those that only count tokens. */
export const listPosts = (requests: readonly ReceivedRequest[]): ReceivedRequest[] =>
  requests.filter(({ method, url }) => method === "POST" && !url.endsWith("/count_tokens"));

/** The contents of the messages in the last POST request with a temperature; undefined where there is none. */
export const findLastThread = (requests: readonly ReceivedRequest[], temperature: number): string[] | undefined =>
  listPosts(requests)
    .map(({ body }) => body as { temperature?: number; messages: { content: string }[] })
    .findLast((body) => body.temperature === temperature)
    ?.messages.map(({ content }) => content);
