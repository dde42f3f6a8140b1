import { isOutdatedHead, migrateHead } from "#core/conversation/migrations.ts";
import { changePin } from "#core/conversation/change-pin.ts";
import { isJsonObject } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { outdatedHeadLoaded } from "./outdated-heads.ts";
import { type PieceRecord, openDatabase } from "./open-database.ts";

/** All stored records of a conversation, unparsed. */
export type StoredConversation = {
  head: unknown;
  turns: StoredRecord[];
  replies: StoredRecord[];
  rows: StoredRecord[];
  /** Pieces of replies that run or were cut off, in the order in which they were written. */
  pieces: PieceRecord[];
  draft: unknown;
  /** An earlier draft that could not be read. */
  aside: unknown;
};

type StoredRecord = { id: Id; value: unknown };

const STORES = ["conversations", "turns", "replies", "rows", "pieces", "drafts"] as const;

/** Writes a deleted conversation back exactly as it was stored, even records that cannot be parsed. */
export async function restoreConversation(
  id: Id,
  { head, turns, replies, rows, pieces, draft, aside }: StoredConversation,
  atMs: number,
): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(STORES, "readwrite");
  const putAll = (name: "turns" | "replies" | "rows", records: readonly StoredRecord[]) =>
    records.map((record) => transaction.objectStore(name).put({ ...record, conversationId: id }));
  const putDraft = (key: string, value: unknown) =>
    value === undefined ? [] : [transaction.objectStore("drafts").put({ conversationId: key, draft: value })];
  await Promise.all([
    transaction.objectStore("conversations").put({ id, updatedAtMs: atMs, head }),
    ...putAll("turns", turns),
    ...putAll("replies", replies),
    ...putAll("rows", rows),
    ...pieces.map((piece) => transaction.objectStore("pieces").put(piece)),
    ...putDraft(id, draft),
    ...putDraft(buildAsideKey(id), aside),
    transaction.done,
  ]);
}

/** All stored records of a conversation; undefined where there are none. */
export async function loadConversation(id: Id): Promise<StoredConversation | undefined> {
  const database = await openDatabase();
  const transaction = database.transaction(STORES);
  const [head, turns, replies, rows, pieces, draft, aside] = await Promise.all([
    transaction.objectStore("conversations").get(id),
    transaction.objectStore("turns").index("conversationId").getAll(id),
    transaction.objectStore("replies").index("conversationId").getAll(id),
    transaction.objectStore("rows").index("conversationId").getAll(id),
    transaction.objectStore("pieces").index("conversationId").getAll(id),
    transaction.objectStore("drafts").get(id),
    transaction.objectStore("drafts").get(buildAsideKey(id)),
  ]);
  if (!head) return undefined;
  if (isOutdatedHead(head.head)) outdatedHeadLoaded(id);
  return {
    head: head.head,
    turns: turns.map(takeRecord),
    replies: replies.map(takeRecord),
    rows: rows.map(takeRecord),
    pieces,
    draft: draft?.draft,
    aside: aside?.draft,
  };
}

const takeRecord = ({ id, value }: StoredRecord): StoredRecord => ({ id, value });

/** The key of a draft that could not be read and that the next draft of its conversation must not overwrite. */
export const buildAsideKey = (conversationId: Id): string => `aside:${conversationId}`;

/** Deletes a conversation with its turns, replies, rows and draft, and returns the deleted records for undo. */
export async function deleteConversation(id: Id): Promise<StoredConversation | undefined> {
  const stored = await loadConversation(id);
  const database = await openDatabase();
  const transaction = database.transaction(STORES, "readwrite");
  const removeRecords = async (name: "turns" | "replies" | "rows" | "pieces") => {
    const store = transaction.objectStore(name);
    const keys = await store.index("conversationId").getAllKeys(id);
    await Promise.all(keys.map((key) => store.delete(key)));
  };
  await Promise.all([
    transaction.objectStore("conversations").delete(id),
    transaction.objectStore("drafts").delete(id),
    transaction.objectStore("drafts").delete(buildAsideKey(id)),
    removeRecords("turns"),
    removeRecords("replies"),
    removeRecords("rows"),
    removeRecords("pieces"),
    transaction.done,
  ]);
  return stored;
}

/** Renames a conversation that is not open. */
export const renameStoredConversation = (id: Id, title: string): Promise<void> =>
  changeStoredHead(id, (head) => ({ ...head, title }));

/** Pins a conversation that is not open, or unpins it. */
export const pinStoredConversation = (id: Id, isPinned: boolean): Promise<void> =>
  changeStoredHead(id, (head) => changePin(head, isPinned));

/** Changes a head, and leaves the time of the conversation's last change as it is. */
async function changeStoredHead(
  id: Id,
  change: (head: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction("conversations", "readwrite");
  const stored = await transaction.store.get(id);
  const head = migrateHead(stored?.head);
  if (stored && isJsonObject(head)) await transaction.store.put({ ...stored, head: change(head) });
  await transaction.done;
}
