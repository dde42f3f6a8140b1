/** Host and port of an address, for sentences; the address itself where it has none. */
export function parseHost(url: string): string {
  return /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? url;
}

/**
 * The scheme, host and port of an address; a key is sent only to its own. Empty for an address without them, and for an
 * address with a user name or a backslash, which a browser may read otherwise.
 */
export function parseOrigin(url: string): string {
  return /^https?:\/\/[^/\\?#@\s]+(?=[/?#]|$)/.exec(url)?.[0] ?? "";
}
