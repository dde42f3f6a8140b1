import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";
import { rejectWhenLate } from "./reject-when-late.ts";
import { storageTroubleChanged, type StorageTrouble } from "./storage-trouble.ts";

/**
 * The object stores of the database. Turns, replies and rows have one record each, indexed by their conversation; what a running reply
 * gets is a record of its own until the reply is written again. Records are parsed when they are loaded.
 */
export type EtudeSchema = DBSchema & {
  conversations: { key: string; value: { id: string; updatedAtMs: number; head: unknown } };
  turns: { key: string; value: ConversationRecord; indexes: { conversationId: string } };
  replies: { key: string; value: ConversationRecord; indexes: { conversationId: string } };
  rows: { key: string; value: ConversationRecord; indexes: { conversationId: string } };
  pieces: { key: string; value: PieceRecord; indexes: { conversationId: string } };
  drafts: { key: string; value: { conversationId: string; draft: unknown } };
  prompts: { key: string; value: NamedRecord };
  settings: { key: string; value: NamedRecord };
  blobs: { key: string; value: { sha256: string; bytes: Blob; unnamedSinceMs?: number } };
};

/** A piece of a running reply. Its id is the reply's with a number, so that the pieces of a reply stand in their order. */
export type PieceRecord = { id: string; conversationId: string; value: unknown };

/** Something that a person keeps by name: a saved prompt or saved settings. */
export type NamedRecord = { id: string; updatedAtMs: number; value: unknown };

type ConversationRecord = { id: string; conversationId: string; value: unknown };

export type EtudeDatabase = IDBPDatabase<EtudeSchema>;

let opened: Promise<EtudeDatabase> | undefined;

/**
 * The database, opened once. Where the browser's storage refuses or does not answer in time, a database in memory, and
 * `getStorageTrouble` has the reason. A storage that answers later gets what was written meanwhile.
 */
export function openDatabase(): Promise<EtudeDatabase> {
  opened ??= openInTime();
  return opened;
}

/**
 * Leaves the browser's storage for good, to a newer Étude in another tab or to be deleted. What is written from then on lasts
 * as long as the page.
 */
export async function releaseDatabase(): Promise<void> {
  const before = opened;
  opened = openMemory();
  (await before)?.close();
}

/** A database in memory, with its code, which a page with storage does not load. */
async function openMemory(): Promise<EtudeDatabase> {
  const { createMemoryDatabase } = await import("./memory-database.ts");
  return createMemoryDatabase();
}

async function openInTime(): Promise<EtudeDatabase> {
  let isBlocked = false;
  const opening = openStorage(() => (isBlocked = true));
  try {
    return await rejectWhenLate(opening);
  } catch (error) {
    const memory = await openMemory();
    storageTroubleChanged(isBlocked ? "blocked" : explainRefusal(error));
    void moveWhenOpened(memory, opening);
    return memory;
  }
}

/** Takes a storage that answers late in place of the memory. */
async function moveWhenOpened(memory: EtudeDatabase, opening: Promise<EtudeDatabase>): Promise<void> {
  const storage = await opening.catch(() => undefined);
  if (!storage) return;
  const moving = await import("./move-records.ts").catch(() => undefined);
  await moving?.moveRecords(memory, storage, (next) => (opened = next));
}

function explainRefusal(error: unknown): StorageTrouble {
  const name = error instanceof DOMException ? error.name : "";
  return name === "TimeoutError" ? "silent" : name === "VersionError" ? "newer" : "refused";
}

/** The browser's storage, once it has answered a read: some open and then answer nothing. */
async function openStorage(onBlocked: () => void): Promise<EtudeDatabase> {
  const database = await openDB<EtudeSchema>("etude", 6, {
    upgrade(upgraded, oldVersion) {
      const createParts = (name: "turns" | "replies" | "pieces" | "rows") =>
        upgraded.createObjectStore(name, { keyPath: "id" }).createIndex("conversationId", "conversationId");
      if (oldVersion < 1) {
        upgraded.createObjectStore("conversations", { keyPath: "id" });
        createParts("turns");
        createParts("replies");
        upgraded.createObjectStore("drafts", { keyPath: "conversationId" });
      }
      if (oldVersion < 2) upgraded.createObjectStore("blobs", { keyPath: "sha256" });
      if (oldVersion < 3) createParts("pieces");
      if (oldVersion < 4) upgraded.createObjectStore("prompts", { keyPath: "id" });
      if (oldVersion < 5) upgraded.createObjectStore("settings", { keyPath: "id" });
      if (oldVersion < 6) createParts("rows");
    },
    blocked: onBlocked,
    blocking(_current, next, event) {
      const { target } = event;
      const close = () => target instanceof IDBDatabase && target.close();
      if (next === null) {
        // The person deletes what this page stored; the next call begins anew.
        close();
        opened = undefined;
        return;
      }
      storageTroubleChanged("replaced");
    },
    terminated() {
      opened = undefined;
    },
  });
  await database.getKey("conversations", "");
  return database;
}
