import type { ConversationChanges } from "#core/conversation/diff-conversation.ts";
import { isOutdatedHead, migrateHead } from "#core/conversation/migrations.ts";
import { isJsonObject } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { cutPiece } from "#core/conversation/reply-pieces.ts";
import { type PieceRecord, openDatabase } from "./open-database.ts";
import { createPieceRecord, rangeOfPieces } from "./piece-records.ts";

/** All stored records of a conversation, unparsed. */
export type StoredConversation = {
  head: unknown;
  turns: StoredRecord[];
  replies: StoredRecord[];
  /** Pieces of replies that run or were cut off, in the order in which they were written. */
  pieces: PieceRecord[];
  draft: unknown;
  /** An earlier draft that could not be read. */
  aside: unknown;
};

type StoredRecord = { id: Id; value: unknown };

/** An entry of the list of conversations. */
export type StoredHead = { id: Id; updatedAtMs: number; head: unknown };

/**
 * The conversations that this tab has loaded with a head of an earlier version. The head is written in the current
 * version together with the first changed record: an earlier Étude then refuses the whole conversation instead of a
 * record that it cannot parse.
 */
const outdatedIds = new Set<Id>();

/** True where a conversation was loaded with a head of an earlier version and has not been written since. */
export const isLoadedOutdated = (id: Id): boolean => outdatedIds.has(id);

/** Records that the head of a conversation is stored in the current version. */
export const currentHeadStored = (id: Id): boolean => outdatedIds.delete(id);

/**
 * Writes the changes in one transaction: all of them or none. Returns false where the conversation has no record any
 * more because another tab has deleted it: the caller then has to write the whole conversation.
 */
export async function saveChanges(changes: ConversationChanges, isFirst: boolean, atMs: number): Promise<boolean> {
  const database = await openDatabase();
  const { conversationId, head, hasVisibleChange } = changes;
  const transaction = database.transaction(["conversations", "turns", "replies", "pieces"], "readwrite");
  const turns = transaction.objectStore("turns");
  const replies = transaction.objectStore("replies");
  const pieces = transaction.objectStore("pieces");
  const conversations = transaction.objectStore("conversations");
  const hadRecord = conversations.getKey(conversationId);
  const writes: Promise<unknown>[] = [
    ...changes.turns.map((turn) => turns.put({ id: turn.id, conversationId, value: turn })),
    ...changes.grown.map(({ before, now }) => pieces.put(createPieceRecord(conversationId, cutPiece(before, now)))),
    // What is written whole takes the place of its pieces.
    ...[...changes.replies, ...changes.gone].flatMap((reply) => [
      replies.put({ id: reply.id, conversationId, value: reply }),
      pieces.delete(rangeOfPieces(reply.id)),
    ]),
    ...changes.removedTurnIds.map((id) => turns.delete(id)),
    ...changes.removedReplyIds.flatMap((id) => [replies.delete(id), pieces.delete(rangeOfPieces(id))]),
  ];
  if (head) writes.push(conversations.put({ id: conversationId, updatedAtMs: atMs, head }));
  else if (hasVisibleChange || outdatedIds.has(conversationId)) {
    const record = await conversations.get(conversationId);
    const updatedAtMs = hasVisibleChange || !record ? atMs : record.updatedAtMs;
    if (record) writes.push(conversations.put({ ...record, updatedAtMs, head: migrateHead(record.head) }));
  }
  // A closing page does not live to see its requests complete, so the transaction is committed now.
  transaction.commit();
  await Promise.all([...writes, transaction.done]);
  outdatedIds.delete(conversationId);
  return isFirst || (await hadRecord) !== undefined;
}

/** Writes a deleted conversation back exactly as it was stored, even records that cannot be parsed. */
export async function restoreConversation(
  id: Id,
  { head, turns, replies, pieces, draft, aside }: StoredConversation,
  atMs: number,
): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(["conversations", "turns", "replies", "pieces", "drafts"], "readwrite");
  const putAll = (name: "turns" | "replies", records: readonly StoredRecord[]) =>
    records.map((record) => transaction.objectStore(name).put({ ...record, conversationId: id }));
  const putDraft = (key: string, value: unknown) =>
    value === undefined ? [] : [transaction.objectStore("drafts").put({ conversationId: key, draft: value })];
  await Promise.all([
    transaction.objectStore("conversations").put({ id, updatedAtMs: atMs, head }),
    ...putAll("turns", turns),
    ...putAll("replies", replies),
    ...pieces.map((piece) => transaction.objectStore("pieces").put(piece)),
    ...putDraft(id, draft),
    ...putDraft(buildAsideKey(id), aside),
    transaction.done,
  ]);
}

/** All stored records of a conversation; undefined where there are none. */
export async function loadConversation(id: Id): Promise<StoredConversation | undefined> {
  const database = await openDatabase();
  const transaction = database.transaction(["conversations", "turns", "replies", "pieces", "drafts"]);
  const [head, turns, replies, pieces, draft, aside] = await Promise.all([
    transaction.objectStore("conversations").get(id),
    transaction.objectStore("turns").index("conversationId").getAll(id),
    transaction.objectStore("replies").index("conversationId").getAll(id),
    transaction.objectStore("pieces").index("conversationId").getAll(id),
    transaction.objectStore("drafts").get(id),
    transaction.objectStore("drafts").get(buildAsideKey(id)),
  ]);
  if (!head) return undefined;
  if (isOutdatedHead(head.head)) outdatedIds.add(id);
  return {
    head: head.head,
    turns: turns.map(({ id: turnId, value }) => ({ id: turnId, value })),
    replies: replies.map(({ id: replyId, value }) => ({ id: replyId, value })),
    pieces,
    draft: draft?.draft,
    aside: aside?.draft,
  };
}

/** All conversations, most recently changed first. */
export async function listConversations(): Promise<StoredHead[]> {
  const database = await openDatabase();
  const heads = await database.getAll("conversations");
  return heads.toSorted((a, b) => b.updatedAtMs - a.updatedAtMs);
}

/** The key of a draft that could not be read and that the next draft of its conversation must not overwrite. */
export const buildAsideKey = (conversationId: Id): string => `aside:${conversationId}`;

/** Deletes a conversation with its turns, replies and draft, and returns the deleted records for undo. */
export async function deleteConversation(id: Id): Promise<StoredConversation | undefined> {
  const stored = await loadConversation(id);
  const database = await openDatabase();
  const transaction = database.transaction(["conversations", "turns", "replies", "pieces", "drafts"], "readwrite");
  const removeRecords = async (name: "turns" | "replies" | "pieces") => {
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
    removeRecords("pieces"),
    transaction.done,
  ]);
  return stored;
}

/** Renames a conversation that is not open. */
export async function renameStoredConversation(id: Id, title: string): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction("conversations", "readwrite");
  const stored = await transaction.store.get(id);
  const head = migrateHead(stored?.head);
  if (stored && isJsonObject(head)) await transaction.store.put({ ...stored, head: { ...head, title } });
  await transaction.done;
}
