import type { Id } from "#core/vocabulary.ts";
import { currentHeadStored } from "./outdated-heads.ts";
import { putCurrentHead } from "./draft-records.ts";
import { openDatabase } from "./open-database.ts";
import { buildAsideKey } from "./whole-conversations.ts";

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
