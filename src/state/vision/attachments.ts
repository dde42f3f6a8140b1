import type { Attachment } from "#core/content/attachment.ts";
import { readSettings } from "#core/conversation/settings.ts";
import type { Id } from "#core/conversation/conversation.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import { readImageLimits } from "#core/models/image-limits.ts";
import { newId } from "#io/browser/new-id.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { readOpenConversation } from "#state/document/documents.ts";
import { attachmentsChanged, readDraft } from "#state/document/drafts.ts";
import { announced } from "#state/notices.ts";
import { fileRefused, preparationStarted, refusalsClosed } from "./intake.ts";

/** More at once is a mistake, such as a whole folder. */
const MOST_FILES = 40;

/** Files were dropped, pasted or picked, or a sample with its alternative text was chosen: each becomes an attachment, or is refused with a sentence that names it. */
export async function filesOffered(files: readonly File[], alt?: string): Promise<void> {
  const conversation = readOpenConversation();
  const [variant] = conversation?.variants ?? [];
  if (!conversation || !variant) return;
  refusalsClosed();
  const limits = readImageLimits(readSettings(conversation, variant.id).modelId);
  for (const file of files.slice(MOST_FILES))
    fileRefused(`“${file.name}” was left out: at most ${MOST_FILES} files are taken at once.`);
  const taken = files.slice(0, MOST_FILES);
  await Promise.all(taken.map((file) => attach(file, limits, conversation.id, alt)));
}

async function attach(
  file: File,
  limits: ImageLimits,
  conversationId: Id,
  alt: string | undefined,
): Promise<void> {
  const name = file.name || "pasted image";
  const finished = preparationStarted(name);
  try {
    const { prepareImage } = await import("#io/images/prepare-image.ts");
    const outcome = await prepareImage(file, limits, new AbortController().signal);
    if (!outcome.ok) {
      fileRefused(outcome.reason);
      return;
    }
    const { sha256, bytes, mediaType, widthPx, heightPx, sizeBytes, notes } = outcome.image;
    await saveBlob(sha256, bytes, Date.now());
    const part: Attachment["part"] = {
      kind: "image",
      blob: sha256,
      mediaType,
      widthPx,
      heightPx,
      ...(alt === undefined ? {} : { alt }),
    };
    attachmentsChanged(conversationId, (before) => [...before, { id: newId(), part, name, sizeBytes, notes }]);
    announced(`“${name}” is attached.`);
  } catch (error) {
    fileRefused(`“${name}” could not be taken: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    finished();
  }
}

/** An attachment was taken out of the composer. */
export function attachmentRemoved(id: string): void {
  const conversation = readOpenConversation();
  if (!conversation) return;
  const name = readDraft().attachments.find((attachment) => attachment.id === id)?.name;
  attachmentsChanged(conversation.id, (before) => before.filter((attachment) => attachment.id !== id));
  if (name !== undefined) announced(`“${name}” was removed.`);
}
