/** The id of the conversation that the page's address names, or null. */
export function getUrlConversationId(): string | null {
  return new URLSearchParams(globalThis.location?.hash.slice(1) ?? "").get("c");
}

/** The query of the page's address, the last value of each name. */
export function getUrlQuery(): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(globalThis.location?.search ?? ""));
}

/** Takes the query out of the page's address, so that a reload does not ask for it again. */
export function clearUrlQuery(): void {
  if (!globalThis.location?.search) return;
  history.replaceState(null, "", location.pathname + location.hash);
}

/** Names a conversation in the page's address, so that a reload opens it again; null names none. */
export function setUrlConversationId(id: string | null): void {
  if (!globalThis.location) return;
  const hash = id === null ? "" : `#c=${id}`;
  if (location.hash !== hash) history.replaceState(null, "", location.pathname + location.search + hash);
}

/** Where this page comes from, as a server that lets it in has to name it. */
export function getPageOrigin(): string {
  return globalThis.location?.origin ?? "";
}
