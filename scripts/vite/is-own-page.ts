import type { IncomingHttpHeaders } from "node:http";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/**
 * True when one of the app's own pages is asking. Any page in the browser can send requests to localhost, and any
 * name can be made to resolve to it: so the Host must be a loopback name, and the browser must say that the page comes
 * from there. Who says nothing (curl, another program) is not the app.
 */
export function isOwnPage(headers: IncomingHttpHeaders): boolean {
  const { host, origin } = headers;
  const site = headers["sec-fetch-site"];
  if (host === undefined || !loopbackNames.includes(host.replace(/:\d+$/, "").toLowerCase())) return false;
  if (site !== undefined && site !== "same-origin") return false;
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) return false;
  return site !== undefined || origin !== undefined;
}
