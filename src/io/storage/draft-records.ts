import type { Id } from "#core/vocabulary.ts";
import { openDatabase } from "./open-database.ts";

/** Stores the draft of a conversation. */
export async function saveDraft(conversationId: Id, draft: unknown): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction("drafts", "readwrite");
  const written = transaction.store.put({ conversationId, draft });
  transaction.commit();
  await Promise.all([written, transaction.done]);
}

/**
 * Changes a stored draft in one transaction, so that of two changes at once neither is lost. Rejects where the draft
 * cannot be parsed or its conversation is deleted.
 */
export async function changeDraft(conversationId: Id, edit: (draft: unknown) => unknown): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(["drafts", "conversations"], "readwrite");
  const drafts = transaction.objectStore("drafts");
  const [stored, owner] = await Promise.all([
    drafts.get(conversationId),
    transaction.objectStore("conversations").getKey(conversationId),
  ]);
  if (owner === undefined) {
    await transaction.done;
    throw new Error("its conversation is gone");
  }
  await drafts.put({ conversationId, draft: edit(stored?.draft) });
  await transaction.done;
}

/** The stored draft of a conversation, unparsed; undefined for none. */
export async function loadDraft(conversationId: Id): Promise<unknown> {
  const database = await openDatabase();
  return (await database.get("drafts", conversationId))?.draft;
}
