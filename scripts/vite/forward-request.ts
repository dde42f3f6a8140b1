import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream";
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Headers of one connection, which are not forwarded. */
const hopByHop = /^(connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|proxy-.*)$/;
/** Headers that identify the page, which the API must not receive. */
const pageHeaders = /^(host|cookie|origin|referer|sec-.*)$/;
/** Headers about the API's own origin, which would be wrong for the app's. */
const originHeaders = /^(set-cookie2?|access-control-.*|strict-transport-security|alt-svc|clear-site-data)$/;

/**
 * Forwards a request to another server and streams the response back chunk by chunk. A page that leaves aborts the
 * forwarded request, a response that breaks off breaks off here too, and an unreachable server is a 502.
 */
export function forwardRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  to: { base: URL; path: string; key: string },
): void {
  const send = to.base.protocol === "https:" ? requestHttps : requestHttp;
  const upstream = send(to.base, {
    method: incoming.method ?? "GET",
    // Joined as text: resolved as a URL, a path of two slashes would name another host and send the key there.
    path: to.base.pathname.replace(/\/$/, "") + to.path,
    headers: selectUpstreamHeaders(incoming.headers, to.key),
  });
  upstream.once("response", (response) => {
    outgoing.writeHead(response.statusCode ?? 502, selectPageHeaders(response.headers));
    outgoing.flushHeaders();
    // An end that breaks off closes the other end: a cut response must not look like a finished one.
    pipeline(response, outgoing, () => {});
  });
  upstream.on("error", (error: NodeJS.ErrnoException) => {
    if (outgoing.headersSent || outgoing.destroyed) return;
    const reason = error.code ?? "no reason given";
    sendJson(outgoing, 502, {
      message: `${to.base.host} could not be reached (${reason}). Check the internet connection, then try again.`,
    });
  });
  outgoing.once("close", () => upstream.destroy());
  incoming.pipe(upstream);
}

/** Sends JSON that no cache stores, with a header that marks the response as this server's own and not the API's. */
export function sendJson(outgoing: ServerResponse, status: number, body: Record<string, unknown>): void {
  outgoing.writeHead(status, {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    "X-Etude-Server": "own",
  });
  outgoing.end(JSON.stringify(body));
}

function selectUpstreamHeaders(headers: IncomingHttpHeaders, key: string): OutgoingHttpHeaders {
  const forwarded = omitHeaders(headers, hopByHop, pageHeaders);
  const hasOwnKey = "authorization" in forwarded || "x-api-key" in forwarded;
  return key === "" || hasOwnKey ? forwarded : { ...forwarded, authorization: `Bearer ${key}` };
}

function selectPageHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return omitHeaders(headers, hopByHop, originHeaders);
}

function omitHeaders(headers: IncomingHttpHeaders, ...unwanted: RegExp[]): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? "").toLowerCase().split(/\s*,\s*/));
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !named.has(name) && !unwanted.some((pattern) => pattern.test(name))),
  );
}
