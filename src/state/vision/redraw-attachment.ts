import type { Attachment } from "#core/content/attachment.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import type { Editing } from "#core/vision/editing.ts";
import { describeEdits } from "#core/vision/describe-edits.ts";
import { planDrawing } from "#core/vision/plan-drawing.ts";
import type { PictureEditor } from "#io/images/open-editor.ts";
import { removeBlobs } from "#io/storage/blob-records.ts";
import { updateAttachments } from "#state/document/drafts.ts";
import { removeSizes } from "#core/conversation/image-scales.ts";
import type { Id } from "#core/vocabulary.ts";
import { drawSizes } from "./image-sizes.ts";
import { saveDrawing } from "./save-drawing.ts";

/**
 * Draws an attachment with these edits and puts the result in its place; without steps it is again as it was made ready.
 * Rejects, with the end of a sentence, where it cannot be drawn, and leaves it as it was.
 */
export async function redrawAttachment(
  conversationId: Id,
  before: Attachment,
  editing: Editing,
  limits: ImageLimits,
  opened: Promise<PictureEditor>,
): Promise<void> {
  const after =
    editing.steps.length === 0 ? restoreUnedited(before, editing) : await drawEdits(before, editing, limits, opened);
  await updateAttachments(conversationId, (all) => all.map((one) => (one.id === before.id ? after : one)));
  const { source, unedited } = editing;
  const neededBlobs = [source.blob, unedited.blob, after.part.blob];
  // Its sizes are those of other pixels now. Run goes on waiting until they are drawn anew.
  void drawSizes(conversationId, before.id);
  // What a step was drawn over is of no use to anyone: it may show what was just taken out.
  const old = [before.part.blob, ...(before.part.smaller ?? []).map(({ blob }) => blob)];
  await removeBlobs(old.filter((blob) => !neededBlobs.includes(blob))).catch(() => undefined);
}

function restoreUnedited(before: Attachment, editing: Editing): Attachment {
  const { blob, mediaType, widthPx, heightPx, sizeBytes, notes } = editing.unedited;
  return {
    ...before,
    part: { ...removeSizes(before.part), blob, mediaType, widthPx, heightPx },
    sizeBytes,
    notes,
    editing,
  };
}

async function drawEdits(
  before: Attachment,
  editing: Editing,
  limits: ImageLimits,
  opened: Promise<PictureEditor>,
): Promise<Attachment> {
  const worker = await opened;
  const { source, steps, unedited } = editing;
  const { picture, sizeBytes } = await saveDrawing(worker, planDrawing(source, steps, limits));
  return {
    ...before,
    part: { ...removeSizes(before.part), ...picture },
    sizeBytes,
    notes: describeEdits(source, steps, picture, unedited.notes),
    editing,
  };
}
