import type { Attachment } from "#core/content/attachment.ts";
import type { Id } from "#core/conversation/conversation.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import type { Editing } from "#core/vision/editing.ts";
import { noteEdits } from "#core/vision/note-edits.ts";
import { planDrawing } from "#core/vision/plan-drawing.ts";
import type { PictureEditor } from "#io/images/open-editor.ts";
import { removeBlobs } from "#io/storage/blob-records.ts";
import { attachmentsChanged } from "#state/document/drafts.ts";
import { withoutSizes } from "#core/conversation/image-scales.ts";
import { sizesDrawn } from "./image-sizes.ts";
import { keepDrawn } from "./keep-drawn.ts";

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
    editing.steps.length === 0 ? takeUnedited(before, editing) : await drawEdits(before, editing, limits, opened);
  await attachmentsChanged(conversationId, (all) => all.map((one) => (one.id === before.id ? after : one)));
  const { source, unedited } = editing;
  const kept = [source.blob, unedited.blob, after.part.blob];
  // Its sizes are those of other pixels now. Run goes on waiting until they are drawn anew.
  void sizesDrawn(conversationId, before.id);
  // What a step was drawn over is of no use to anyone: it may show what was just taken out.
  const old = [before.part.blob, ...(before.part.smaller ?? []).map(({ blob }) => blob)];
  await removeBlobs(old.filter((blob) => !kept.includes(blob))).catch(() => undefined);
}

function takeUnedited(before: Attachment, editing: Editing): Attachment {
  const { blob, mediaType, widthPx, heightPx, sizeBytes, notes } = editing.unedited;
  return {
    ...before,
    part: { ...withoutSizes(before.part), blob, mediaType, widthPx, heightPx },
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
  const { picture, sizeBytes } = await keepDrawn(worker, planDrawing(source, steps, limits));
  return {
    ...before,
    part: { ...withoutSizes(before.part), ...picture },
    sizeBytes,
    notes: noteEdits(source, steps, picture, unedited.notes),
    editing,
  };
}
