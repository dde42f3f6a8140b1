import type { Attachment } from "#core/content/attachment.ts";
import { readEditing } from "#core/vision/read-editing.ts";
import { readEditBlobs } from "#core/vision/editing.ts";
import { removeBlobs } from "#io/storage/blob-records.ts";

/** Attachments were sent or taken out: what was kept for editing them alone leaves the disk, which need not be waited for. */
export function originalsForgotten(attachments: readonly Attachment[]): void {
  const sent = new Set(attachments.map(({ part }) => part.blob));
  const blobs = attachments.flatMap(({ editing, part }) => {
    const read = readEditing(editing);
    return read ? readEditBlobs(read, part.blob) : [];
  });
  // Where the disk refuses, they leave it with the next sweep.
  void removeBlobs(blobs.filter((blob) => !sent.has(blob))).catch(() => undefined);
}
