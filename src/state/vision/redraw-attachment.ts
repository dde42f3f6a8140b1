import { isPictureAttachment, type PictureAttachment } from "#core/content/attachment.ts";
import { listBlobs } from "#core/content/list-blobs.ts";
import type { Picture } from "#core/content/part.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import type { Editing } from "#core/vision/editing.ts";
import { describeEdits } from "#core/vision/describe-edits.ts";
import { planDrawing } from "#core/vision/plan-drawing.ts";
import type { PictureEditor } from "#io/images/open-editor.ts";
import { updateAttachments } from "#state/document/drafts.ts";
import { removeSizes } from "#core/conversation/image-scales.ts";
import type { Id } from "#core/vocabulary.ts";
import { forgetBlobs } from "./forget-blobs.ts";
import { drawSizes } from "./image-sizes.ts";
import { saveDrawing } from "./drawings.ts";

/**
 * Draws an attachment with these edits and replaces the attachment; without steps its unedited form is restored.
 * Rejects with the end of a sentence where it cannot be drawn, and changes nothing.
 */
export async function redrawAttachment(
  conversationId: Id,
  attachmentId: Id,
  editing: Editing,
  limits: ImageLimits,
  opened: Promise<PictureEditor>,
): Promise<void> {
  const drawn = editing.steps.length === 0 ? getUnedited(editing) : await drawEdits(editing, limits, opened);
  // Other changes of the attachment during the drawing, such as its sizes, stay.
  let before: PictureAttachment | undefined;
  await updateAttachments(conversationId, (all) =>
    all.map((one) => {
      if (!isPictureAttachment(one) || one.id !== attachmentId) return one;
      before = one;
      const { picture, ...rest } = drawn;
      return { ...one, ...rest, part: { ...removeSizes(one.part), ...picture }, editing };
    }),
  );
  // The sizes belong to other pixels now. Run waits until they are drawn anew.
  void drawSizes(conversationId, attachmentId);
  // The previous drawing must not be kept: it may show what was just redacted. Where the attachment is gone, nothing
  // shows the new drawing; its source may return with the attachment.
  const originals = [editing.source.blob, editing.unedited.blob];
  const kept = before ? [...originals, drawn.picture.blob] : originals;
  const drawings = before ? listBlobs(before.part) : [drawn.picture.blob];
  await forgetBlobs(drawings.filter((blob) => !kept.includes(blob)));
}

/** A drawn picture, with its size in bytes and the notes for its chip. */
type Drawn = { picture: Picture; sizeBytes: number; notes: string[] };

function getUnedited({ unedited }: Editing): Drawn {
  const { sizeBytes, notes, ...picture } = unedited;
  return { picture, sizeBytes, notes };
}

async function drawEdits(editing: Editing, limits: ImageLimits, opened: Promise<PictureEditor>): Promise<Drawn> {
  const { source, steps, unedited } = editing;
  const drawn = await saveDrawing(await opened, planDrawing(source, steps, limits));
  return { ...drawn, notes: describeEdits(source, steps, drawn.picture, unedited.notes) };
}
