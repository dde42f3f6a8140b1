import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** The name of the token in the address that is opened. */
const parameter = "start";
/** A server may run for weeks; its token ends with it. */
const maxAgeSeconds = 30 * 24 * 3600;

/** The address that brings a browser its token: a page opened there may spend the server's key. */
export function addStartToken(url: string, token: string): string {
  const address = new URL(url);
  address.searchParams.set(parameter, token);
  return address.href;
}

/**
 * Answers a request for a page whose address holds the token: gives the browser the token as a cookie that no script can
 * read and no other site can use, and leads to the address without it. Returns false for any other request. The cookie
 * is sent only to `path`, and its name holds the port, since a browser shares the cookies of all ports of a host.
 */
export function acceptStartToken(
  request: IncomingMessage,
  response: ServerResponse,
  { token, path }: { token: string; path: string },
): boolean {
  if (request.method !== "GET" || !request.url?.includes(`${parameter}=`)) return false;
  // Two slashes at the start would name another host, where the browser would be led to.
  const address = new URL(request.url.replace(/^\/+/, "/"), "http://localhost");
  const given = address.searchParams.get(parameter);
  if (token === "" || given === null || !isSameText(given, token)) return false;
  address.searchParams.delete(parameter);
  response.writeHead(303, {
    Location: address.pathname + address.search,
    "Cache-Control": "no-store",
    "Set-Cookie": `${getCookieName(request.headers)}=${token}; Path=${path}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict`,
  });
  response.end();
  return true;
}

/** True for a request with the cookie of this start. */
export function hasStartToken(headers: IncomingHttpHeaders, token: string): boolean {
  const name = getCookieName(headers);
  return (headers.cookie ?? "")
    .split(/;\s*/)
    .some((cookie) => cookie.startsWith(`${name}=`) && isSameText(cookie.slice(name.length + 1), token));
}

function getCookieName({ host = "" }: IncomingHttpHeaders): string {
  return `etude-start-${/:(\d+)$/.exec(host)?.[1] ?? "80"}`;
}

function isSameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
