import { sweepBlobs } from "#io/storage/blob-records.ts";

const DAY_MS = 86_400_000;

/** Pictures that no turn and no draft names any more are removed, a day late so that every undo still finds them. */
export async function forgottenPicturesSwept(): Promise<void> {
  await sweepBlobs(Date.now() - DAY_MS).catch(() => 0);
}
