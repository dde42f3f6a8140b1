import type { Sha256 } from "#core/vocabulary.ts";
import { removeBlobs } from "#io/storage/blob-records.ts";
import { flushDraft } from "#state/document/drafts.ts";

/**
 * Removes pictures from the disk at once, except those that a turn or a draft names. A draft that waits for a pause in
 * typing is written first, so that the disk names what the composer holds and nothing else.
 */
export async function forgetBlobs(blobs: readonly Sha256[]): Promise<void> {
  flushDraft();
  // Where the disk refuses, the clean-up removes them a day later.
  await removeBlobs(blobs).catch(() => undefined);
}
