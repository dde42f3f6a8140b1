import { isOutdatedHead, migrateHead } from "#core/conversation/migrations.ts";
import type { Id } from "#core/vocabulary.ts";
import { currentHeadStored, isLoadedOutdated } from "./outdated-heads.ts";
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

type HeadRecord = EtudeSchema["conversations"]["value"];
type HeadStore = {
  get: (id: Id) => Promise<HeadRecord | undefined>;
  put: (record: HeadRecord) => Promise<unknown>;
};

/** Writes the head of a conversation again where it is of an earlier version. False where there is no such conversation. */
export async function putCurrentHead(conversations: HeadStore, id: Id): Promise<boolean> {
  const record = await conversations.get(id);
  if (record && isOutdatedHead(record.head)) await conversations.put({ ...record, head: migrateHead(record.head) });
  return record !== undefined;
}
