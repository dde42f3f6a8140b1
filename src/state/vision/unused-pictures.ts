import { type Attachment, isPictureAttachment } from "#core/content/attachment.ts";
import { parseEditing } from "#core/vision/parse-editing.ts";
import { listEditBlobs } from "#core/vision/editing.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { collectUnusedBlobs } from "#io/storage/blob-records.ts";
import { forgetBlobs } from "./forget-blobs.ts";

/**
 * Deletes bytes that were stored only for editing attachments that are now sent or removed. The caller need not wait.
 */
export function forgetOriginals(attachments: readonly Attachment[]): void {
  const sent = new Set(attachments.map(({ part }) => part.blob));
  const blobs = attachments.filter(isPictureAttachment).flatMap(({ editing, part }) => {
    const parsed = parseEditing(editing);
    return parsed ? listEditBlobs(parsed, part.blob) : [];
  });
  void forgetBlobs(blobs.filter((blob) => !sent.has(blob)));
}

const DAY_MS = 86_400_000;

/** The time of the last pass on this device. */
const PASS_NAME = "etude:pictures-looked-through";

/**
 * Deletes pictures that nothing has used for a day. It reads everything that is stored, while writes wait, and so does it once
 * a day.
 */
export async function collectUnusedPictures(nowMs = Date.now()): Promise<void> {
  const lastMs = Number(deviceStore.read(PASS_NAME) ?? Number.NaN);
  // A clock that was set back is no reason to wait.
  if (lastMs <= nowMs && nowMs - lastMs < DAY_MS) return;
  deviceStore.write(PASS_NAME, String(nowMs));
  await collectUnusedBlobs(nowMs, DAY_MS).catch(() => undefined);
}
