import type { Sha256 } from "#core/vocabulary.ts";
import { removeBlobs } from "#io/storage/blob-records.ts";
import { getGivenId, saveDraftOf } from "#state/document/drafts.ts";

/**
 * Deletes pictures from the disk at once, except those in a turn or a draft. An unsaved draft is written first, so that
 * the disk has the composer's current pictures.
 */
export async function forgetBlobs(blobs: readonly Sha256[]): Promise<void> {
  await saveDraftOf(getGivenId());
  // Where the disk refuses, the clean-up deletes them a day later.
  await removeBlobs(blobs).catch(() => undefined);
}
