import type { IncomingHttpHeaders } from "node:http";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/**
 * True for a request from one of the app's own pages. Any page in the browser can send requests to localhost, and any
 * host name can resolve to it: so the Host must be a loopback name, and the browser must name that origin as the
 * sender. A client that names none (curl, another program) is refused.
 */
export function isOwnPage(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  const site = headers["sec-fetch-site"];
  if (host === undefined || !loopbackNames.includes(host.replace(/:\d+$/, "").toLowerCase())) return false;
  if (site !== undefined && site !== "same-origin") return false;
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) return false;
  return site !== undefined || origin !== undefined;
}
