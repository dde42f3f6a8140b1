import type { EtudeDatabase, EtudeSchema } from "./open-database.ts";

export type StoreName =
  | "conversations"
  | "turns"
  | "replies"
  | "rows"
  | "pieces"
  | "drafts"
  | "blobs"
  | "prompts"
  | "settings";
type StoredRecord = EtudeSchema[StoreName]["value"];

/** The path of the key in the records of each object store. */
const KEY_PATHS = {
  conversations: "id",
  turns: "id",
  replies: "id",
  rows: "id",
  pieces: "id",
  drafts: "conversationId",
  blobs: "sha256",
  prompts: "id",
  settings: "id",
} as const satisfies Record<StoreName, string>;
export const STORE_NAMES = Object.keys(KEY_PATHS) as StoreName[];

/** A database that lasts until the page closes. It has the calls of IndexedDB that this room makes, and no others. */
export function createMemoryDatabase(): EtudeDatabase {
  const stores = Object.fromEntries(STORE_NAMES.map((name) => [name, createStore(KEY_PATHS[name])]));
  const getStore = (name: StoreName) => {
    const store = stores[name];
    if (!store) throw new DOMException(name, "NotFoundError");
    return store;
  };
  const database = {
    transaction(names: StoreName | readonly StoreName[]) {
      const [first] = [names].flat();
      return { objectStore: getStore, store: first && getStore(first), commit() {}, done: Promise.resolve() };
    },
    close() {},
    get: (name: StoreName, key: string) => getStore(name).get(key),
    getAll: (name: StoreName) => getStore(name).getAll(),
    put: (name: StoreName, record: StoredRecord) => getStore(name).put(record),
    delete: (name: StoreName, key: string) => getStore(name).delete(key),
  };
  return database as unknown as EtudeDatabase;
}

/** An object store in memory. A write is done when its call returns, and reading gives copies, in the order of keys. */
function createStore(keyPath: string) {
  const records = new Map<string, StoredRecord>();
  const read = (key: string) => Reflect.get(records.get(key) ?? {}, keyPath) as unknown;
  const listKeys = () => [...records.keys()].toSorted();
  const load = (keys: readonly string[]) => keys.flatMap((key) => structuredClone(records.get(key)) ?? []);
  const listMatching = (path: string, value: string) =>
    listKeys().filter((key) => Reflect.get(records.get(key) ?? {}, path) === value);
  return {
    get: async (key: string) => load([key])[0],
    getKey: async (key: string) => read(key),
    getAll: async () => load(listKeys()),
    getAllKeys: async () => listKeys(),
    put: async (record: StoredRecord) => {
      records.set(String(Reflect.get(record, keyPath)), structuredClone(record));
    },
    delete: async (key: string | IDBKeyRange) => {
      if (typeof key === "string") records.delete(key);
      else for (const each of listKeys()) if (each >= key.lower && each <= key.upper) records.delete(each);
    },
    index: (path: string) => ({
      getAll: async (value: string) => load(listMatching(path, value)),
      getAllKeys: async (value: string) => listMatching(path, value),
    }),
  };
}
