import type { Id } from "#core/vocabulary.ts";
import { openDatabase, type NamedRecord } from "./open-database.ts";

/** The ways to read and write the records of an object store whose things are kept by name. */
export type NamedRecords = {
  /** All records, most recently changed first. */
  list: () => Promise<NamedRecord[]>;
  /**
   * Changes a record in one transaction, so that of two changes at once neither is lost. The edit gets what is stored,
   * undefined for nothing; where it throws, nothing is written and the call rejects.
   */
  change: (id: Id, atMs: number, edit: (stored: unknown) => unknown) => Promise<NamedRecord>;
  /** Deletes a record, and returns it for undo. */
  remove: (id: Id) => Promise<NamedRecord | undefined>;
  /** Writes a record back exactly as it was stored. */
  restore: (record: NamedRecord) => Promise<void>;
};

/** The records of one object store. */
export function accessNamedRecords(name: "prompts" | "settings"): NamedRecords {
  return {
    async list() {
      const database = await openDatabase();
      const records = await database.getAll(name);
      return records.toSorted((a, b) => b.updatedAtMs - a.updatedAtMs);
    },
    async change(id, atMs, edit) {
      const database = await openDatabase();
      const transaction = database.transaction(name, "readwrite");
      const stored = await transaction.store.get(id);
      const record = { id, updatedAtMs: atMs, value: edit(stored?.value) };
      await Promise.all([transaction.store.put(record), transaction.done]);
      return record;
    },
    async remove(id) {
      const database = await openDatabase();
      const transaction = database.transaction(name, "readwrite");
      const stored = await transaction.store.get(id);
      await Promise.all([transaction.store.delete(id), transaction.done]);
      return stored;
    },
    async restore(record) {
      const database = await openDatabase();
      await database.put(name, record);
    },
  };
}
