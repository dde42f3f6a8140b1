import { deleteDB } from "idb";
import { deviceStore, tabStore } from "./browser-store.ts";
import { rejectWhenLate } from "./reject-when-late.ts";

/** The beginning of every name under which Étude stores anything; other programs may share the origin. */
const PREFIX = "etude";
/** Thousands of pictures take seconds to delete. */
const MAX_WAIT_MS = 20_000;
/** For browsers that list no databases. */
const KNOWN_DATABASES = ["etude", "etude-kept", "etude-search"];

/**
 * Deletes everything that Étude has stored in this browser: databases, the entries of the device and of this tab, and
 * cached files. Rejects where a database is held, such as by a tab that does not answer.
 */
export async function clearDevice(): Promise<void> {
  const names = await listDatabaseNames();
  await Promise.all(names.map((name) => rejectWhenLate(deleteDB(name), MAX_WAIT_MS)));
  clearTab();
  for (const name of deviceStore.list(PREFIX)) deviceStore.write(name, null);
  const cacheNames = typeof caches === "undefined" ? [] : await caches.keys();
  await Promise.all(cacheNames.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
}

/** Deletes what Étude has stored for this tab alone. */
export function clearTab(): void {
  for (const name of tabStore.list(PREFIX)) tabStore.write(name, null);
}

async function listDatabaseNames(): Promise<string[]> {
  if (typeof indexedDB.databases !== "function") return KNOWN_DATABASES;
  const databases = await indexedDB.databases();
  return databases.flatMap(({ name = "" }) => (name.startsWith(PREFIX) ? [name] : []));
}
