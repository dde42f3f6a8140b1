import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";
import type { WrittenIndex } from "#core/search/search-index.ts";
import type { SearchDocument } from "#core/search/search-place.ts";

/**
 * The texts that are searched and the index of their words. Nothing is lost with this database: it is made again from
 * what is stored.
 */
type SearchSchema = DBSchema & {
  documents: { key: string; value: SearchDocument };
  index: { key: string; value: WrittenIndex & { format: number } };
};

/** Changes with the shape of what is stored and with how texts are cut into words. */
const FORMAT = 2;

let opened: Promise<IDBPDatabase<SearchSchema>> | undefined;

function open(): Promise<IDBPDatabase<SearchSchema>> {
  opened ??= openDB<SearchSchema>("etude-search", FORMAT, {
    upgrade(database) {
      for (const name of database.objectStoreNames) database.deleteObjectStore(name);
      database.createObjectStore("documents", { keyPath: "key" });
      database.createObjectStore("index");
    },
    blocking(_current, _next, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

/** The index as it was last written; undefined where there is none. */
export async function loadWrittenIndex(): Promise<WrittenIndex | undefined> {
  const database = await open();
  return database.get("index", "index");
}

export async function saveWrittenIndex(index: WrittenIndex): Promise<void> {
  const database = await open();
  await database.put("index", { ...index, format: FORMAT }, "index");
}

/** Some documents, in the order of their keys; those that are missing are left out. */
export async function loadDocuments(keys: readonly string[]): Promise<SearchDocument[]> {
  const transaction = (await open()).transaction("documents");
  const found = await Promise.all(keys.map((key) => transaction.store.get(key)));
  return found.flatMap((document) => document ?? []);
}

/** Stores some documents, and deletes others. */
export async function saveDocuments(documents: readonly SearchDocument[], removed: readonly string[]): Promise<void> {
  const transaction = (await open()).transaction("documents", "readwrite");
  await Promise.all([
    ...documents.map((document) => transaction.store.put(document)),
    ...removed.map((key) => transaction.store.delete(key)),
    transaction.done,
  ]);
}
