import type { FailureKind } from "#core/wire/failure.ts";

/** Where a host is, as browsers draw the line. */
export type Place = "loopback" | "private" | "public";

/** Where a host is, by its name or its IPv4 address. */
export function readPlace(hostname: string): Place {
  if (/^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return "loopback";
  if (/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd])|\.local$/.test(hostname)) return "private";
  return "public";
}

/** What is known without asking the server anything. */
export type Surroundings = {
  isOnline: boolean;
  /** Null outside browsers. */
  page: { place: Place } | null;
  server: { place: Place; isSecure: boolean };
  /** What the browser answers about servers on this computer or in this network. */
  localNetwork: PermissionWord;
};
export type PermissionWord = "granted" | "denied" | "prompt" | "unknown";

/** Why a call cannot have got through, as far as that is plain without asking the server; undefined where it is not. */
export function judgePlace({ isOnline, page, server, localNetwork }: Surroundings): FailureKind | undefined {
  if (!isOnline && server.place !== "loopback") return "offline";
  // The page's own policy and, on https, the browser itself allow plain http on this computer alone.
  if (!server.isSecure && server.place !== "loopback") return "plain-http";
  const comesFromOutside = page?.place === "public" && server.place !== "public";
  return comesFromOutside && localNetwork === "denied" ? "local-network-denied" : undefined;
}
