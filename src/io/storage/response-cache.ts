import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";

/** What a server said last, so that the page works without it. It can be fetched again, so losing it loses nothing. */
type ResponseCacheSchema = DBSchema & {
  answers: { key: string; value: CachedResponse; indexes: { atMs: number } };
};

export type CachedResponse = {
  key: string;
  text: string;
  atMs: number;
  /** A person gave it: it is not forgotten to make room. */
  mustStay?: true;
};

/** The oldest go: a published schema is a quarter of a megabyte. */
const MAX_RESPONSES = 60;

let opened: Promise<IDBPDatabase<ResponseCacheSchema>> | undefined;

/** In a database of its own: conversations must not wait for it, nor change with it. */
function openResponseCache(): Promise<IDBPDatabase<ResponseCacheSchema>> {
  opened ??= openDB<ResponseCacheSchema>("etude-kept", 1, {
    upgrade(database) {
      database.createObjectStore("answers", { keyPath: "key" }).createIndex("atMs", "atMs");
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** The last good answer under a key; undefined where there is none, or the browser keeps nothing. */
export async function loadCachedResponse(key: string): Promise<CachedResponse | undefined> {
  try {
    return await (await openResponseCache()).get("answers", key);
  } catch {
    return undefined;
  }
}

/** Keeps an answer in place of the one before, and forgets the oldest. Where the browser refuses, nothing is kept. */
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
    // The next visit asks the server again.
  }
}

/** Forgets what was kept under a key. */
export async function deleteCachedResponse(key: string): Promise<void> {
  try {
    await (await openResponseCache()).delete("answers", key);
  } catch {
    // There was nothing that could be read either.
  }
}
