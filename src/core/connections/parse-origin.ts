/** Host and port of an address, for sentences; the address itself where it has none. */
export function parseHost(url: string): string {
  return /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? url;
}

/** Scheme, host and port of an address: what a key belongs to. Empty for an address without one. */
export function parseOrigin(url: string): string {
  return /^https?:\/\/[^/]+/.exec(url)?.[0] ?? "";
}
