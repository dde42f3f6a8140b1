import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream";
import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { createKeyRedactor, createRedactionStream } from "./create-redaction-stream.ts";

/** Headers of one connection, which are not forwarded. */
const hopByHop = /^(connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|proxy-.*)$/;
/** Headers that identify the page, which the API must not receive; and what it may compress, which is not searched. */
const pageHeaders = /^(host|cookie|origin|referer|sec-.*|accept-encoding)$/;
/** Headers about the API's own origin, which would be wrong for the app's, and about a body as it was before. */
const originHeaders =
  /^(set-cookie2?|access-control-.*|strict-transport-security|alt-svc|clear-site-data|content-length|content-encoding)$/;

type Upstream = { base: URL; path: string; key: string };

/**
 * Forwards a GET or a POST to another server and streams the response back chunk by chunk, without the key where the
 * server repeats it. A page that leaves aborts the forwarded request, a response that breaks off breaks off here too, and
 * a server that is unreachable, or answers with what is no HTTP, is a 502.
 */
export function forwardRequest(incoming: IncomingMessage, outgoing: ServerResponse, to: Upstream): void {
  const refusal = refuseRequest(incoming);
  if (refusal) {
    // Nobody reads the body, so the connection cannot go on to another request.
    outgoing.setHeader("Connection", "close");
    return sendJson(outgoing, refusal.status, { message: refusal.message });
  }
  const send = to.base.protocol === "https:" ? requestHttps : requestHttp;
  const upstream = send(to.base, {
    method: incoming.method ?? "GET",
    // Joined as text: resolved as a URL, a path of two slashes would name another host and send the key there.
    path: to.base.pathname.replace(/\/$/, "") + to.path,
    headers: selectUpstreamHeaders(incoming.headers, to.key),
  });
  const fail = (reason: string) => {
    upstream.destroy();
    if (outgoing.headersSent || outgoing.destroyed) return;
    sendJson(outgoing, 502, { message: reason });
  };
  upstream.once("response", (response) => sendResponse(response, outgoing, to, fail));
  // A change of protocol that nobody asked for.
  upstream.once("upgrade", () => fail(`${to.base.host} answered with status 101, which is no answer to a request.`));
  upstream.on("error", (error: NodeJS.ErrnoException) =>
    fail(
      error.code?.startsWith("HPE_")
        ? `${to.base.host} answered with something that is not HTTP (${error.code}).`
        : `${to.base.host} could not be reached (${error.code ?? "no reason given"}). Check the internet connection, then try again.`,
    ),
  );
  outgoing.once("close", () => upstream.destroy());
  if (incoming.method === "POST") incoming.pipe(upstream);
  else upstream.end();
}

/**
 * The reason why a request is not forwarded. The page sends none but these two methods, and Node forwards the body of any
 * other without saying where it ends, so that its rest would count as a second request.
 */
function refuseRequest({ method, headers }: IncomingMessage): { status: number; message: string } | undefined {
  if (method !== "GET" && method !== "POST")
    return { status: 405, message: `Étude's server forwards GET and POST, and not ${method ?? "nothing"}.` };
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) !== 0;
  if (method === "GET" && hasBody) return { status: 400, message: "Étude's server forwards no GET with a body." };
  return undefined;
}

function sendResponse(
  response: IncomingMessage,
  outgoing: ServerResponse,
  { base, key }: Upstream,
  fail: (reason: string) => void,
): void {
  const { statusCode = 0 } = response;
  const decompressor = createDecompressor(response.headers["content-encoding"]);
  if (statusCode < 200 || statusCode > 599)
    return fail(`${base.host} answered with status ${statusCode}, which is none.`);
  if (decompressor === undefined)
    return fail(`${base.host} answered with a compression that Étude's server cannot read.`);
  try {
    outgoing.writeHead(statusCode, selectPageHeaders(response.headers, key));
    outgoing.flushHeaders();
  } catch {
    return fail(`${base.host} answered with a header that cannot be passed on.`);
  }
  // An end that breaks off closes the other end: a cut response must not look like a finished one.
  const steps = [...decompressor, ...(key === "" ? [] : [createRedactionStream(key)])];
  pipeline([response, ...steps, outgoing], () => {});
}

/** The stream that unpacks a body, none for one that is not packed; undefined for a packing nobody asked for. */
function createDecompressor(encoding = "identity"): Transform[] | undefined {
  const name = encoding.trim().toLowerCase();
  if (name === "identity" || name === "") return [];
  if (name === "gzip" || name === "x-gzip") return [createGunzip()];
  if (name === "deflate") return [createInflate()];
  return name === "br" ? [createBrotliDecompress()] : undefined;
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
  const forwarded = { ...omitHeaders(headers, hopByHop, pageHeaders), "accept-encoding": "identity" };
  const hasOwnKey = "authorization" in forwarded || "x-api-key" in forwarded;
  return key === "" || hasOwnKey ? forwarded : { ...forwarded, authorization: `Bearer ${key}` };
}

function selectPageHeaders(headers: IncomingHttpHeaders, key: string): OutgoingHttpHeaders {
  const redact = createKeyRedactor(key);
  return Object.fromEntries(
    Object.entries(omitHeaders(headers, hopByHop, originHeaders)).map(([name, value]) => [
      redact(name),
      Array.isArray(value) ? value.map(redact) : typeof value === "string" ? redact(value) : value,
    ]),
  );
}

function omitHeaders(headers: IncomingHttpHeaders, ...unwanted: RegExp[]): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? "").toLowerCase().split(/\s*,\s*/));
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !named.has(name) && !unwanted.some((pattern) => pattern.test(name))),
  );
}
