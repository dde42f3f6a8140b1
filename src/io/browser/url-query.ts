import { getEntryMark, hasUrlQuery, type EntryMark, writeEntry } from "./page-url.ts";

/** The query of the page's address; the last value of each name counts. */
export const getUrlQuery = (): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(globalThis.location?.search ?? ""));

/** Removes the query from the page's address, so that a reload does not apply it again. */
export function clearUrlQuery(): void {
  if (hasUrlQuery()) writeEntry("", location.hash, getEntryMark());
}

/** Leaves the page's address as an entry without its query, and goes on in a new entry with it, without a hash. */
export function moveUrlQuery(mark: EntryMark): void {
  const { search } = location;
  clearUrlQuery();
  writeEntry(search, "", mark, true);
}
