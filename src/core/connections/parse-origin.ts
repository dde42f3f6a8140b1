/** Host and port of an address, for sentences; the address itself where it has none. */
export function parseHost(url: string): string {
  return /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? url;
}

/**
 * The scheme, host and port of an address: what a key belongs to. Empty for an address without them, and for one that a
 * browser may read otherwise, with a user name or a backslash.
 */
export function parseOrigin(url: string): string {
  return /^https?:\/\/[^/\\?#@\s]+(?=[/?#]|$)/.exec(url)?.[0] ?? "";
}
