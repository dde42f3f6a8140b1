import { listConversations } from "#io/storage/stored-heads.ts";
import { promptRecords } from "#io/storage/prompt-records.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { listBlobHashes } from "#io/storage/stored-pictures.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";

/** The number of stored records of a kind, and their approximate size. */
export type StorageUse = { name: string; count: number; sizeBytes: number };

/** The number and size of stored records by kind. Records are read one after the other. */
export async function measureStorage(): Promise<StorageUse[]> {
  const conversations = await listConversations();
  let conversationBytes = 0;
  for (const { id } of conversations) conversationBytes += measure(await loadConversation(id));
  const hashes = await listBlobHashes();
  let pictureBytes = 0;
  for (const hash of hashes) pictureBytes += (await loadBlob(hash))?.size ?? 0;
  const named = [...(await promptRecords.list()), ...(await settingsRecords.list())];
  return [
    { name: "Conversations", count: conversations.length, sizeBytes: conversationBytes },
    { name: "Pictures", count: hashes.length, sizeBytes: pictureBytes },
    { name: "Saved prompts, settings and tools", count: named.length, sizeBytes: measure(named) },
  ];
}

const measure = (value: unknown): number => JSON.stringify(value ?? null).length;
