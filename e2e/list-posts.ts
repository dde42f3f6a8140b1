import type { ReceivedRequest } from "./api-server/exchange.ts";

/** The POST requests in the order received. */
export const listPosts = (requests: readonly ReceivedRequest[]): ReceivedRequest[] =>
  requests.filter(({ method }) => method === "POST");
