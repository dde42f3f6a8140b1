import type { Attachment } from "#core/content/attachment.ts";
import { parseEditing } from "#core/vision/parse-editing.ts";
import { listEditBlobs } from "#core/vision/editing.ts";
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
