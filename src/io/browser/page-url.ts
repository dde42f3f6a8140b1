/** The conversation id in the page's address, or null. */
export function getUrlConversationId(): string | null {
  return new URLSearchParams(globalThis.location?.hash.slice(1) ?? "").get("c");
}

/** The query of the page's address; the last value of each name counts. */
export function getUrlQuery(): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(globalThis.location?.search ?? ""));
}

/** Removes the query from the page's address, so that a reload does not apply it again. */
export function clearUrlQuery(): void {
  if (!globalThis.location?.search) return;
  history.replaceState(null, "", location.pathname + location.hash);
}

/**
 * Writes a conversation id into the page's address, so that a reload opens the conversation again; null removes the id.
 */
export function setUrlConversationId(id: string | null): void {
  if (!globalThis.location) return;
  const hash = id === null ? "" : `#c=${id}`;
  if (location.hash !== hash) history.replaceState(null, "", location.pathname + location.search + hash);
}

/** The page's address without query and hash, for links to places in it; "" outside browsers. */
export const getPageAddress = (): string => (globalThis.location ? location.origin + location.pathname : "");

/** The origin of this page, as a server names it in its CORS settings; "" outside browsers. */
export function getPageOrigin(): string {
  return globalThis.location?.origin ?? "";
}
