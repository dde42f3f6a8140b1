import type { IncomingMessage, ServerResponse } from "node:http";

/** `none` stands for a server without CORS: no page can read its responses. */
export type CorsMode = "full" | "none";

/** A preflight that a browser sent before the request. */
export type Preflight = { path: string; method: string; headers: string[]; allowed: boolean };

const allowedHeaders = ["authorization", "content-type"];
/** Further headers that Anthropic's own wire accepts. */
const messagesHeaders = [
  ...allowedHeaders,
  "x-api-key",
  "anthropic-version",
  "anthropic-dangerous-direct-browser-access",
];
const allowedMethods = ["GET", "POST"];
const exposedHeaders = ["x-inference-id", "x-client-request-id", "x-aimlapi-credits-used", "x-aimlapi-usd-spent"];

/** Lets the requesting page read the response. A request without an Origin comes from no browser and needs nothing. */
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

/** Responds to OPTIONS. A header beyond the allowed ones is refused, so that a test notices an added header. */
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
  const permitted = [...(path.startsWith("/v1/messages") ? messagesHeaders : allowedHeaders), ...extraHeaders];
  const extra = headers.filter((name) => !permitted.includes(name));
  const allowed = !refuse && extra.length === 0 && allowedMethods.includes(method);
  if (allowed) {
    allowOrigin(incoming, response);
    response.setHeader("Access-Control-Allow-Headers", permitted.join(", "));
    response.setHeader("Access-Control-Allow-Methods", allowedMethods.join(", "));
    // A browser with a cached permission would send no preflight, and a later refusal would go unnoticed.
    response.setHeader("Access-Control-Max-Age", "0");
    response.writeHead(204).end();
  } else {
    response
      .writeHead(403, { "Content-Type": "text/plain" })
      .end(`Refused: ${method} with ${extra.join(", ") || "no extra header"}\n`);
  }
  return { path, method, headers, allowed };
}
