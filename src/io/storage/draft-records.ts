import type { Id } from "#core/conversation/conversation.ts";
import { openDatabase } from "./open-database.ts";

/** Keeps what stands in the composer of a conversation. */
export async function saveDraft(conversationId: Id, draft: unknown): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction("drafts", "readwrite");
  const written = transaction.store.put({ conversationId, draft });
  transaction.commit();
  await Promise.all([written, transaction.done]);
}

/** What stood in the composer of a conversation, unparsed; undefined for nothing. */
export async function loadDraft(conversationId: Id): Promise<unknown> {
  const database = await openDatabase();
  return (await database.get("drafts", conversationId))?.draft;
}
