import type { Attachment, PictureAttachment } from "#core/content/attachment.ts";
import type { ImagePart } from "#core/content/part.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import { startEditing, EDITABLE_PIXEL_LIMIT, type Editing } from "#core/vision/editing.ts";
import { newId } from "#io/browser/new-id.ts";
import { prepareImage, type PreparedImage } from "#io/images/prepare-image.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { blobSaved } from "./blob-urls.ts";

type Made<Kind extends Attachment> = { ok: true; attachment: Kind } | { ok: false; reason: string };

/** A picture file as an attachment with its bytes stored, or the reason of a refusal. */
export async function makeAttachment(
  file: File,
  name: string,
  limits: ImageLimits,
  alt: string | undefined,
): Promise<Made<PictureAttachment>> {
  const outcome = await prepareImage(file, limits, new AbortController().signal);
  if (!outcome.ok) return outcome;
  const { sha256, bytes, mediaType, widthPx, heightPx, sizeBytes, notes } = outcome.image;
  await saveBlob(sha256, bytes);
  blobSaved(sha256);
  const part: ImagePart = {
    kind: "image",
    blob: sha256,
    mediaType,
    widthPx,
    heightPx,
    ...(alt === undefined ? {} : { alt }),
  };
  const attachment: PictureAttachment = { id: newId(), part, name, sizeBytes, notes };
  const editing = await saveSource(attachment, outcome.image);
  return { ok: true, attachment: editing ? { ...attachment, editing } : attachment };
}

/** Stores the original pixels for edits, where they differ from what is sent and are not too many. */
async function saveSource(attachment: PictureAttachment, { source }: PreparedImage): Promise<Editing | undefined> {
  if (!source) return undefined;
  const { bytes, sha256, orientation, widthPx, heightPx } = source;
  if (widthPx * heightPx >= EDITABLE_PIXEL_LIMIT)
    return { ...startEditing(attachment), tooLarge: { widthPx, heightPx } };
  await saveBlob(sha256, bytes);
  return startEditing(attachment, { blob: sha256, orientation, widthPx, heightPx });
}
