import { isJsonObject } from "#core/json.ts";

/**
 * The mark of an entry of the browser's history: the conversation that was open, and that the entry belongs to a layer
 * over it. An entry is spent once its layer was closed by hand: the next place takes it over.
 */
export type EntryMark = { id: string; layer?: "open" | "spent" };

let current = parseMark(globalThis.history?.state);

function parseMark(state: unknown): EntryMark | undefined {
  if (!isJsonObject(state) || typeof state["id"] !== "string") return undefined;
  const { id, layer } = state;
  return layer === "open" || layer === "spent" ? { id, layer } : { id };
}

/** The hash of the page's address; "" outside browsers. */
export const getUrlHash = (): string => globalThis.location?.hash ?? "";

/** The mark of the current entry of the browser's history; undefined where this page has not written it. */
export const getEntryMark = (): EntryMark | undefined => current;

/** Takes note that the browser went to another entry of its history. Returns the mark of the one that was left. */
export function entryEntered(): EntryMark | undefined {
  const left = current;
  current = parseMark(history.state);
  return left;
}

/** True where the page's address has a query. */
export const hasUrlQuery = (): boolean => Boolean(globalThis.location?.search);

/** Writes a hash into the page's address: in place of the current entry of the browser's history, or as a new one. */
export function writeUrlHash(hash: string, mark: EntryMark | undefined, isNewEntry = false): void {
  // The query belongs to the entry that it came with.
  writeEntry(isNewEntry ? "" : (globalThis.location?.search ?? ""), hash, mark, isNewEntry);
}

/** Writes the current entry of the browser's history, or a new one. */
export function writeEntry(query: string, hash: string, mark: EntryMark | undefined, isNewEntry = false): void {
  if (!globalThis.location) return;
  current = mark;
  history[isNewEntry ? "pushState" : "replaceState"](mark, "", location.pathname + query + hash);
}

/** The page's address without query and hash, for links to places in it; "" outside browsers. */
export const getPageAddress = (): string => (globalThis.location ? location.origin + location.pathname : "");

/** The origin of this page, as a server names it in its CORS settings; "" outside browsers. */
export function getPageOrigin(): string {
  return globalThis.location?.origin ?? "";
}
