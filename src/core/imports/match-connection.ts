import type { Connection } from "#core/connections/connection.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import type { Wire } from "#core/vocabulary.ts";

/** The connection that an address belongs to: one of its server, best with its path and its wire; undefined for none. */
export function matchConnection(
  url: string,
  wire: Wire | undefined,
  connections: readonly Connection[],
): Connection | undefined {
  const origin = buildComparable(parseOrigin(url));
  if (origin === "") return undefined;
  const sameServer = connections.filter(({ baseUrl }) => buildComparable(parseOrigin(baseUrl)) === origin);
  const rate = (connection: Connection): number =>
    (buildComparable(url).startsWith(buildComparable(connection.baseUrl)) ? 2 : 0) + (connection.wire === wire ? 1 : 0);
  return sameServer.toSorted((a, b) => rate(b) - rate(a))[0];
}

/** An address in which the names of this computer are one. */
const buildComparable = (url: string): string =>
  url.toLowerCase().replace(/^(https?:\/\/)(?:127\.0\.0\.1|\[::1\])(?=[:/]|$)/, "$1localhost");

/** The wire that an address says by its path; undefined where it says none that Étude speaks. */
export function findWire(url: string): Wire | "responses" | undefined {
  const path = url.replace(/[?#][^]*$/, "").replace(/\/+$/, "");
  if (path.endsWith("/chat/completions")) return "chat-completions";
  if (path.endsWith("/messages")) return "messages";
  if (path.endsWith("/responses")) return "responses";
  return path.endsWith("/predict") ? "predict" : undefined;
}
