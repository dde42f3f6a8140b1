import { isOutdatedHead, migrateHead } from "#core/conversation/migrations.ts";
import type { Id } from "#core/vocabulary.ts";
import { buildAsideKey, isLoadedOutdated } from "./conversation-records.ts";
import { openDatabase } from "./open-database.ts";

/** Stores the draft of a conversation, and its head in the current version. */
export async function saveDraft(conversationId: Id, draft: unknown): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(["drafts", "conversations"], "readwrite");
  const written = transaction.objectStore("drafts").put({ conversationId, draft });
  if (isLoadedOutdated(conversationId)) {
    const conversations = transaction.objectStore("conversations");
    const owner = await conversations.get(conversationId);
    if (owner) await conversations.put({ ...owner, head: migrateHead(owner.head) });
  }
  transaction.commit();
  await Promise.all([written, transaction.done]);
}

/**
 * Changes a stored draft in one transaction, with the conversation's head in the current version, so that of two changes at once neither is lost. Rejects where the draft
 * cannot be parsed or its conversation is deleted.
 */
export async function changeDraft(conversationId: Id, edit: (draft: unknown) => unknown): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(["drafts", "conversations"], "readwrite");
  const drafts = transaction.objectStore("drafts");
  const conversations = transaction.objectStore("conversations");
  const [stored, owner] = await Promise.all([drafts.get(conversationId), conversations.get(conversationId)]);
  if (owner === undefined) {
    await transaction.done;
    throw new Error("its conversation is gone");
  }
  await drafts.put({ conversationId, draft: edit(stored?.draft) });
  if (isOutdatedHead(owner.head)) await conversations.put({ ...owner, head: migrateHead(owner.head) });
  await transaction.done;
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
