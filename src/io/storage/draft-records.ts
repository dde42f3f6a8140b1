import { isOutdatedHead, migrateHead } from "#core/conversation/migrations.ts";
import type { Id } from "#core/vocabulary.ts";
import { buildAsideKey, currentHeadStored, isLoadedOutdated } from "./conversation-records.ts";
import { type EtudeSchema, openDatabase } from "./open-database.ts";

/** Stores the draft of a conversation, and its head in the current version. */
export async function saveDraft(conversationId: Id, draft: unknown): Promise<void> {
  const database = await openDatabase();
  const isOutdated = isLoadedOutdated(conversationId);
  // The conversations are left alone by all other drafts, which are saved at every key.
  const transaction = database.transaction(isOutdated ? ["drafts", "conversations"] : ["drafts"], "readwrite");
  const written = transaction.objectStore("drafts").put({ conversationId, draft });
  if (isOutdated) await putCurrentHead(transaction.objectStore("conversations"), conversationId);
  transaction.commit();
  await Promise.all([written, transaction.done]);
  if (isOutdated) currentHeadStored(conversationId);
}

/**
 * Changes a stored draft in one transaction, with the conversation's head in the current version, so that of two
 * changes at once neither is lost. Rejects where the draft cannot be parsed or its conversation is deleted.
 */
export async function changeDraft(conversationId: Id, edit: (draft: unknown) => unknown): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(["drafts", "conversations"], "readwrite");
  const drafts = transaction.objectStore("drafts");
  const stored = await drafts.get(conversationId);
  if (!(await putCurrentHead(transaction.objectStore("conversations"), conversationId))) {
    await transaction.done;
    throw new Error("its conversation is gone");
  }
  await drafts.put({ conversationId, draft: edit(stored?.draft) });
  await transaction.done;
  currentHeadStored(conversationId);
}

type HeadRecord = EtudeSchema["conversations"]["value"];
type HeadStore = {
  get: (id: Id) => Promise<HeadRecord | undefined>;
  put: (record: HeadRecord) => Promise<unknown>;
};

/** Writes the head of a conversation again where it is of an earlier version. False where there is no such conversation. */
async function putCurrentHead(conversations: HeadStore, id: Id): Promise<boolean> {
  const record = await conversations.get(id);
  if (record && isOutdatedHead(record.head)) await conversations.put({ ...record, head: migrateHead(record.head) });
  return record !== undefined;
}

/** Keeps the stored draft of a conversation beside the next one, which would overwrite it. */
export async function setDraftAside(conversationId: Id): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction("drafts", "readwrite");
  const stored = await transaction.store.get(conversationId);
  if (stored) await transaction.store.put({ ...stored, conversationId: buildAsideKey(conversationId) });
  await transaction.store.delete(conversationId);
  await transaction.done;
}

/** The stored draft of a conversation, unparsed; undefined for none. */
export async function loadDraft(conversationId: Id): Promise<unknown> {
  const database = await openDatabase();
  return (await database.get("drafts", conversationId))?.draft;
}
