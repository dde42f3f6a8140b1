import type { Id } from "#core/vocabulary.ts";
import { openDatabase } from "./open-database.ts";

/** An entry of the list of conversations. */
export type StoredHead = { id: Id; updatedAtMs: number; head: unknown };

/** All conversations, most recently changed first. */
export async function listConversations(): Promise<StoredHead[]> {
  const database = await openDatabase();
  const heads = await database.getAll("conversations");
  return heads.toSorted((a, b) => b.updatedAtMs - a.updatedAtMs);
}
