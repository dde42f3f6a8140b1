import type { FailureKind } from "#core/wire/failure.ts";

/** Where a host is, as browsers draw the line. */
export type HostScope = "loopback" | "private" | "public";

/** Where a host is, by its name or its IPv4 address. */
export function classifyHost(hostname: string): HostScope {
  if (/^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return "loopback";
  if (/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd])|\.local$/.test(hostname)) return "private";
  return "public";
}

/** What is known without asking the server anything. */
export type NetworkConditions = {
  isOnline: boolean;
  /** Null outside browsers. */
  page: { place: HostScope } | null;
  server: { place: HostScope; isSecure: boolean };
  /** What the browser answers about servers on this computer or in this network. */
  localNetwork: LocalNetworkPermission;
};
export type LocalNetworkPermission = "granted" | "denied" | "prompt" | "unknown";

/** Why a call cannot have got through, as far as that is plain without asking the server; undefined where it is not. */
export function inferNetworkFailure({
  isOnline,
  page,
  server,
  localNetwork,
}: NetworkConditions): FailureKind | undefined {
  if (!isOnline && server.place !== "loopback") return "offline";
  // The page's own policy and, on https, the browser itself allow plain http on this computer alone.
  if (!server.isSecure && server.place !== "loopback") return "plain-http";
  const isPublicToLocal = page?.place === "public" && server.place !== "public";
  return isPublicToLocal && localNetwork === "denied" ? "local-network-denied" : undefined;
}
