import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";
import * as v from "valibot";
import { rejectWhenLate } from "./reject-when-late.ts";

/**
 * Stores the last responses of servers, so that the page works without them. Nothing is lost with this database, since
 * all of it can be fetched again.
 */
type ResponseCacheSchema = DBSchema & {
  answers: { key: string; value: CachedResponse; indexes: { atMs: number } };
};

const CACHED_RESPONSE = v.object({
  key: v.string(),
  text: v.string(),
  atMs: v.number(),
  /** True for a document that the user gave: it is never deleted to make room. */
  mustStay: v.exactOptional(v.literal(true)),
});

export type CachedResponse = v.InferOutput<typeof CACHED_RESPONSE>;

/** The largest number of responses; the oldest are deleted. A published schema has a quarter of a megabyte. */
const MAX_RESPONSES = 60;

let opened: Promise<IDBPDatabase<ResponseCacheSchema>> | undefined;

/**
 * Opens the cache as a database of its own, so that conversations neither wait for it nor change with it. Rejects where
 * the browser refuses storage or does not answer in time.
 */
function openResponseCache(): Promise<IDBPDatabase<ResponseCacheSchema>> {
  opened ??= openDB<ResponseCacheSchema>("etude-kept", 1, {
    upgrade(database) {
      database.createObjectStore("answers", { keyPath: "key" }).createIndex("atMs", "atMs");
    },
    blocking(_current, _next, event) {
      // A newer Étude in another tab waits for it, or one that clears everything.
      if (event.target instanceof IDBDatabase) event.target.close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return rejectWhenLate(opened);
}

/** The last good response stored under a key; undefined where there is none, it is damaged, or the browser refuses storage. */
export async function loadCachedResponse(key: string): Promise<CachedResponse | undefined> {
  try {
    return v.parse(CACHED_RESPONSE, await (await openResponseCache()).get("answers", key));
  } catch {
    return undefined;
  }
}

/**
 * Stores a response in place of the previous one and deletes the oldest. Where the browser refuses storage, nothing is
 * stored.
 */
export async function saveCachedResponse(response: CachedResponse): Promise<void> {
  try {
    const store = (await openResponseCache()).transaction("answers", "readwrite").objectStore("answers");
    await store.put(response);
    let excessCount = (await store.count()) - MAX_RESPONSES;
    for (
      let cursor = await store.index("atMs").openCursor();
      cursor && excessCount > 0;
      cursor = await cursor.continue()
    ) {
      excessCount -= 1;
      if (!cursor.value.mustStay) await cursor.delete();
    }
  } catch {
    // Without storage, the next visit fetches the response again.
  }
}

/** Deletes the response under a key. */
export async function deleteCachedResponse(key: string): Promise<void> {
  try {
    await (await openResponseCache()).delete("answers", key);
  } catch {
    // Without storage there is no response to delete.
  }
}
