import type { Sha256 } from "#core/vocabulary.ts";
import { openDatabase } from "./open-database.ts";

/** The hashes of all stored pictures and documents. */
export async function listBlobHashes(): Promise<Sha256[]> {
  const database = await openDatabase();
  return database.transaction("blobs").objectStore("blobs").getAllKeys();
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
