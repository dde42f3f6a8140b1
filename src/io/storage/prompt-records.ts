import type { Id } from "#core/vocabulary.ts";
import { openDatabase } from "./open-database.ts";

/** A saved prompt as it is stored, unparsed. */
export type StoredPromptRecord = { id: Id; updatedAtMs: number; value: unknown };

/** All saved prompts, most recently changed first. */
export async function listPromptRecords(): Promise<StoredPromptRecord[]> {
  const database = await openDatabase();
  const records = await database.getAll("prompts");
  return records.toSorted((a, b) => b.updatedAtMs - a.updatedAtMs);
}

/**
 * Changes a stored prompt in one transaction, so that of two changes at once neither is lost. The edit gets what is
 * stored, undefined for nothing; where it throws, nothing is written and the call rejects.
 */
export async function changePromptRecord(
  id: Id,
  atMs: number,
  edit: (stored: unknown) => unknown,
): Promise<StoredPromptRecord> {
  const database = await openDatabase();
  const transaction = database.transaction("prompts", "readwrite");
  const stored = await transaction.store.get(id);
  const record = { id, updatedAtMs: atMs, value: edit(stored?.value) };
  await Promise.all([transaction.store.put(record), transaction.done]);
  return record;
}

/** Deletes a saved prompt, and returns its record for undo. */
export async function deletePromptRecord(id: Id): Promise<StoredPromptRecord | undefined> {
  const database = await openDatabase();
  const transaction = database.transaction("prompts", "readwrite");
  const stored = await transaction.store.get(id);
  await Promise.all([transaction.store.delete(id), transaction.done]);
  return stored;
}

/** Writes a deleted prompt back exactly as it was stored. */
export async function restorePromptRecord(record: StoredPromptRecord): Promise<void> {
  const database = await openDatabase();
  await database.put("prompts", record);
}
