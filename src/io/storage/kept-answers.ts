import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";

/** What a server said last, so that the page works without it. It can be fetched again, so losing it loses nothing. */
type KeptSchema = DBSchema & {
  answers: { key: string; value: KeptAnswer; indexes: { atMs: number } };
};

export type KeptAnswer = {
  key: string;
  text: string;
  atMs: number;
  /** A person gave it: it is not forgotten to make room. */
  mustStay?: true;
};

/** The oldest go: a published schema is a quarter of a megabyte. */
const MOST_ANSWERS = 60;

let opened: Promise<IDBPDatabase<KeptSchema>> | undefined;

/** In a database of its own: conversations must not wait for it, nor change with it. */
function openKept(): Promise<IDBPDatabase<KeptSchema>> {
  opened ??= openDB<KeptSchema>("etude-kept", 1, {
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
export async function loadKept(key: string): Promise<KeptAnswer | undefined> {
  try {
    return await (await openKept()).get("answers", key);
  } catch {
    return undefined;
  }
}

/** Keeps an answer in place of the one before, and forgets the oldest. Where the browser refuses, nothing is kept. */
export async function saveKept(answer: KeptAnswer): Promise<void> {
  try {
    const store = (await openKept()).transaction("answers", "readwrite").objectStore("answers");
    await store.put(answer);
    let tooMany = (await store.count()) - MOST_ANSWERS;
    for (let cursor = await store.index("atMs").openCursor(); cursor && tooMany > 0; cursor = await cursor.continue()) {
      tooMany -= 1;
      if (!cursor.value.mustStay) await cursor.delete();
    }
  } catch {
    // The next visit asks the server again.
  }
}

/** Forgets what was kept under a key. */
export async function deleteKept(key: string): Promise<void> {
  try {
    await (await openKept()).delete("answers", key);
  } catch {
    // There was nothing that could be read either.
  }
}
