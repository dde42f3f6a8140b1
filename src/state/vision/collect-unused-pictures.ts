import { collectUnusedBlobs } from "#io/storage/blob-records.ts";

const DAY_MS = 86_400_000;

/** Pictures that nothing has named for a day are removed. */
export async function collectUnusedPictures(): Promise<void> {
  await collectUnusedBlobs(Date.now(), DAY_MS).catch(() => undefined);
}
