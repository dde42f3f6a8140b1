import type { FailureKind } from "#core/wire/failure.ts";

/** The network that a host belongs to, by the same rules as in browsers. */
export type HostScope = "loopback" | "private" | "public";

/** The scope of a host, by its name or its IPv4 address. */
export function classifyHost(hostname: string): HostScope {
  if (/^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return "loopback";
  if (/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd])|\.local$/.test(hostname)) return "private";
  return "public";
}

/** Facts about the network that are known without sending a request. */
export type NetworkConditions = {
  isOnline: boolean;
  /** The host of this page; null outside browsers. */
  page: { scope: HostScope } | null;
  server: { scope: HostScope; isSecure: boolean };
  /** The state of the browser's permission to reach servers on this computer and in the local network. */
  localNetwork: LocalNetworkPermission;
};
export type LocalNetworkPermission = "granted" | "denied" | "prompt" | "unknown";

/**
 * The reason why a request cannot have reached the server, as far as it is certain without a request; else undefined.
 */
export function inferNetworkFailure({
  isOnline,
  page,
  server,
  localNetwork,
}: NetworkConditions): FailureKind | undefined {
  if (!isOnline && server.scope !== "loopback") return "offline";
  // The page's policy and, on https, the browser itself allow plain http to this computer only.
  if (!server.isSecure && server.scope !== "loopback") return "plain-http";
  const isPublicToLocal = page?.scope === "public" && server.scope !== "public";
  return isPublicToLocal && localNetwork === "denied" ? "local-network-denied" : undefined;
}
