import { collectUnusedBlobs } from "#io/storage/blob-records.ts";

const DAY_MS = 86_400_000;

/** Deletes pictures that nothing has used for a day. */
export async function collectUnusedPictures(): Promise<void> {
  await collectUnusedBlobs(Date.now(), DAY_MS).catch(() => undefined);
}
