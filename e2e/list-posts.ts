import type { ReceivedRequest } from "./api-server/exchange.ts";

/** The POST requests in the order received, but those that only count tokens. */
export const listPosts = (requests: readonly ReceivedRequest[]): ReceivedRequest[] =>
  requests.filter(({ method, url }) => method === "POST" && !url.endsWith("/count_tokens"));
