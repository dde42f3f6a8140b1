import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream";
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** Belongs to one connection, not to the message that crosses two of them. */
const hopByHop = /^(connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|proxy-.*)$/;
/** Says who and where the page is: no business of the API's. */
const pageHeaders = /^(host|cookie|origin|referer|sec-.*)$/;
/** Speaks of the API's own origin, and would speak of the app's here. */
const originHeaders = /^(set-cookie2?|access-control-.*|strict-transport-security|alt-svc|clear-site-data)$/;

/**
 * Sends a request on to another server and its answer back, chunk by chunk as they come. A page that goes away ends
 * the request there too, an answer that breaks off breaks off here too, and a server that cannot be reached is a 502.
 */
export function forwardRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  to: { base: URL; path: string; key: string },
): void {
  const send = to.base.protocol === "https:" ? requestHttps : requestHttp;
  const upstream = send(to.base, {
    method: incoming.method ?? "GET",
    // Put together as text: resolved as a URL, a path of two slashes would name another host, and take the key there.
    path: to.base.pathname.replace(/\/$/, "") + to.path,
    headers: selectUpstreamHeaders(incoming.headers, to.key),
  });
  upstream.once("response", (response) => {
    outgoing.writeHead(response.statusCode ?? 502, selectPageHeaders(response.headers));
    outgoing.flushHeaders();
    // When one end breaks off, this closes the other: a cut answer must not look like a finished one.
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

/** Answers with JSON that no cache keeps, and says with a header that it is this server's own and not the API's. */
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
