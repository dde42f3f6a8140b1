import type { Sha256 } from "#core/vocabulary.ts";
import { openDatabase } from "./open-database.ts";

/** The hashes of all stored pictures and documents. */
export async function listBlobHashes(): Promise<Sha256[]> {
  const database = await openDatabase();
  return database.transaction("blobs").objectStore("blobs").getAllKeys();
}

const STORES = [
  "conversations",
  "turns",
  "replies",
  "rows",
  "pieces",
  "drafts",
  "prompts",
  "settings",
  "blobs",
] as const;

/** Deletes every stored conversation, draft, prompt, setting and picture, all of them or none. */
export async function deleteEverything(): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(STORES, "readwrite");
  await Promise.all([
    ...STORES.map(async (name) => {
      const store = transaction.objectStore(name);
      const keys = await store.getAllKeys();
      await Promise.all(keys.map((key) => store.delete(key)));
    }),
    transaction.done,
  ]);
}

const PARTS = ["turns", "replies", "rows"] as const;

/** True where a turn, reply or row of one of these ids is stored in another conversation. */
export async function hasForeignRecords(
  conversationId: string,
  ids: Record<(typeof PARTS)[number], readonly string[]>,
): Promise<boolean> {
  const database = await openDatabase();
  const transaction = database.transaction(PARTS);
  const isForeign = async (name: (typeof PARTS)[number], id: string) => {
    const stored = await transaction.objectStore(name).get(id);
    return stored !== undefined && stored.conversationId !== conversationId;
  };
  const found = await Promise.all(PARTS.flatMap((name) => ids[name].map((id) => isForeign(name, id))));
  return found.includes(true);
}
