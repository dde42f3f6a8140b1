import type { Id } from "#core/vocabulary.ts";
import { openDatabase } from "./open-database.ts";

/** Keeps what stands in the composer of a conversation. */
export async function saveDraft(conversationId: Id, draft: unknown): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction("drafts", "readwrite");
  const written = transaction.store.put({ conversationId, draft });
  transaction.commit();
  await Promise.all([written, transaction.done]);
}

/**
 * Changes a kept draft in one transaction, so that two changes at once both count. Rejects where it cannot be read, or
 * its conversation is gone.
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

/** What stood in the composer of a conversation, unparsed; undefined for nothing. */
export async function loadDraft(conversationId: Id): Promise<unknown> {
  const database = await openDatabase();
  return (await database.get("drafts", conversationId))?.draft;
}
