import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";

/**
 * The object stores of the database. Turns and replies have one record each, indexed by their conversation. Records are
 * parsed when they are loaded.
 */
export type EtudeSchema = DBSchema & {
  conversations: { key: string; value: { id: string; updatedAtMs: number; head: unknown } };
  turns: { key: string; value: ConversationRecord; indexes: { conversationId: string } };
  replies: { key: string; value: ConversationRecord; indexes: { conversationId: string } };
  drafts: { key: string; value: { conversationId: string; draft: unknown } };
  blobs: { key: string; value: { sha256: string; bytes: Blob; unnamedSinceMs?: number } };
};

type ConversationRecord = { id: string; conversationId: string; value: unknown };

export type EtudeDatabase = IDBPDatabase<EtudeSchema>;

let opened: Promise<EtudeDatabase> | undefined;

/** The database, opened once. Rejects where the browser refuses storage; a later call tries again. */
export function openDatabase(): Promise<EtudeDatabase> {
  opened ??= openDB<EtudeSchema>("etude", 2, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore("conversations", { keyPath: "id" });
        for (const name of ["turns", "replies"] as const)
          database.createObjectStore(name, { keyPath: "id" }).createIndex("conversationId", "conversationId");
        database.createObjectStore("drafts", { keyPath: "conversationId" });
      }
      if (oldVersion < 2) database.createObjectStore("blobs", { keyPath: "sha256" });
    },
    blocking(_current, _next, event) {
      // A newer Étude in another tab waits to upgrade: this connection closes and the next call opens a new one.
      (event.target as IDBDatabase).close();
      opened = undefined;
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
