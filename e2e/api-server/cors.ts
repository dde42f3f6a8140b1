import type { IncomingMessage, ServerResponse } from "node:http";

/** `none`: a server that knows nothing of browsers; no page can read anything from it. */
export type CorsMode = "full" | "none";

/** A question a browser asked before the request itself. */
export type Preflight = { path: string; method: string; headers: string[]; allowed: boolean };

const allowedHeaders = ["authorization", "content-type"];
/** What Anthropic's own wire takes beside them. */
const messagesHeaders = [
  ...allowedHeaders,
  "x-api-key",
  "anthropic-version",
  "anthropic-dangerous-direct-browser-access",
];
const allowedMethods = ["GET", "POST"];
const exposedHeaders = ["x-inference-id", "x-client-request-id", "x-aimlapi-credits-used", "x-aimlapi-usd-spent"];

/** Lets the asking page read the answer. Requests without an Origin come from no browser and need nothing. */
export function allowOrigin(incoming: IncomingMessage, response: ServerResponse): void {
  const { origin } = incoming.headers;
  if (!origin) return;
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Access-Control-Expose-Headers", exposedHeaders.join(", "));
  response.setHeader("Vary", "Origin");
}

export function withdrawOrigin(response: ServerResponse): void {
  response.removeHeader("Access-Control-Allow-Origin");
  response.removeHeader("Access-Control-Expose-Headers");
}

/** Answers OPTIONS. A header beyond the two allowed ones is refused, so that a test notices who added it. */
export function sendPreflightResponse(
  incoming: IncomingMessage,
  response: ServerResponse,
  path: string,
  refuse: boolean,
  extraHeaders: readonly string[] = [],
): Preflight {
  const method = incoming.headers["access-control-request-method"] ?? "";
  const headers = (incoming.headers["access-control-request-headers"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  const permitted = [...(path === "/v1/messages" ? messagesHeaders : allowedHeaders), ...extraHeaders];
  const extra = headers.filter((name) => !permitted.includes(name));
  const allowed = !refuse && extra.length === 0 && allowedMethods.includes(method);
  if (allowed) {
    allowOrigin(incoming, response);
    response.setHeader("Access-Control-Allow-Headers", permitted.join(", "));
    response.setHeader("Access-Control-Allow-Methods", allowedMethods.join(", "));
    // A browser that remembers the permission would not ask again, and a later refusal would go unseen.
    response.setHeader("Access-Control-Max-Age", "0");
    response.writeHead(204).end();
  } else {
    response
      .writeHead(403, { "Content-Type": "text/plain" })
      .end(`Refused: ${method} with ${extra.join(", ") || "no extra header"}\n`);
  }
  return { path, method, headers, allowed };
}
