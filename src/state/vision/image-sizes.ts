import { isPictureAttachment, type PictureAttachment } from "#core/content/attachment.ts";
import { listScales, findUndrawnScales } from "#core/conversation/image-scales.ts";
import { getConversationImageLimits } from "#core/conversation/conversation-image-limits.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConversation, getOpenConversation } from "#state/document/documents.ts";
import { updateAttachments, getDraft } from "#state/document/drafts.ts";
import { onReset } from "#state/reset-state.ts";
import { forgetBlobs } from "./forget-blobs.ts";
import { fileRefused, preparationStarted } from "#state/document/intake.ts";

/** Applies the typed sizes of an attached picture and draws the missing copies; Run waits for them. */
export async function applyTypedSizes(attachmentId: Id, typed: string): Promise<void> {
  const conversationId = getOpenConversation()?.id;
  if (conversationId === undefined) return;
  await updateAttachment(conversationId, attachmentId, ({ sizes: _before, ...rest }) =>
    typed === "" ? rest : { ...rest, sizes: typed },
  );
  await drawSizes(conversationId, attachmentId);
}

/** Draws the missing sizes of an attachment in the composer, such as after an edit of its picture. */
export async function drawSizes(conversationId: Id, attachmentId: Id): Promise<void> {
  const attachment = findAttachment(attachmentId);
  if (!attachment || listMissingSizes(attachment).length === 0) return;
  const finished = preparationStarted(conversationId, attachment.name, true);
  const before = drawing;
  drawing = before.then(() => draw(conversationId, attachmentId)).finally(finished);
  await drawing;
}

/** Drawings run one after the other. */
let drawing: Promise<void> = Promise.resolve();
onReset(() => {
  drawing = Promise.resolve();
});

async function draw(conversationId: Id, attachmentId: Id): Promise<void> {
  // More may have been typed meanwhile: only the current sizes are drawn.
  const attachment = findAttachment(attachmentId);
  if (!attachment) return;
  const { part } = attachment;
  const missing = listMissingSizes(attachment);
  if (missing.length === 0) return;
  try {
    const { drawSmaller } = await import("./drawings.ts");
    const made = await drawSmaller(part, missing, getConversationImageLimits(getConversation(conversationId)));
    let isTaken = false;
    await updateAttachment(conversationId, attachmentId, (now) => {
      if (now.part.blob !== part.blob) return now;
      isTaken = true;
      return { ...now, part: { ...now.part, smaller: [...(now.part.smaller ?? []), ...made] } };
    });
    // The picture was edited or removed meanwhile: its former sizes may show redacted content.
    if (!isTaken) await forgetBlobs(made.map(({ blob }) => blob));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    fileRefused(
      conversationId,
      `“${attachment.name}” could not be drawn at ${missing.join(", ")} of its size: ${why}.`,
    );
  }
}

function listMissingSizes({ part, sizes = "" }: PictureAttachment): string[] {
  return findUndrawnScales(part, listScales(sizes));
}

const findAttachment = (attachmentId: Id) =>
  getDraft()
    .attachments.filter(isPictureAttachment)
    .find(({ id }) => id === attachmentId);

function updateAttachment(
  conversationId: Id,
  attachmentId: Id,
  change: (before: PictureAttachment) => PictureAttachment,
): Promise<void> {
  return updateAttachments(conversationId, (all) =>
    all.map((one) => (isPictureAttachment(one) && one.id === attachmentId ? change(one) : one)),
  );
}
