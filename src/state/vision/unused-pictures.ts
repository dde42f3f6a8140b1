import type { Attachment } from "#core/content/attachment.ts";
import { parseEditing } from "#core/vision/parse-editing.ts";
import { listEditBlobs } from "#core/vision/editing.ts";
import { collectUnusedBlobs } from "#io/storage/blob-records.ts";
import { forgetBlobs } from "./forget-blobs.ts";

/**
 * Deletes bytes that were stored only for editing attachments that are now sent or removed. The caller need not wait.
 */
export function forgetOriginals(attachments: readonly Attachment[]): void {
  const sent = new Set(attachments.map(({ part }) => part.blob));
  const blobs = attachments.flatMap(({ editing, part }) => {
    const parsed = parseEditing(editing);
    return parsed ? listEditBlobs(parsed, part.blob) : [];
  });
  void forgetBlobs(blobs.filter((blob) => !sent.has(blob)));
}

const DAY_MS = 86_400_000;

/** Deletes pictures that nothing has used for a day. */
export async function collectUnusedPictures(): Promise<void> {
  await collectUnusedBlobs(Date.now(), DAY_MS).catch(() => undefined);
}
