import { isPictureAttachment, type PictureAttachment } from "#core/content/attachment.ts";
import type { ImagePart } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getConversationImageLimits } from "#core/conversation/conversation-image-limits.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listPicturesBeside } from "#core/conversation/turn-prompts.ts";
import { growToPixels, intersectBoxes, getFullBox, type Box } from "#core/vision/box.ts";
import { describePosition } from "#core/vision/describe-position.ts";
import { planDrawing } from "#core/vision/plan-drawing.ts";
import { describeRegion } from "#core/vision/describe-region.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { getDraft } from "#state/document/drafts.ts";
import { getColumnPrompt } from "#state/document/own-prompts.ts";
import { getChosenColumnId } from "#state/get-chosen-column-id.ts";
import { announce } from "#state/notices.ts";
import { addSentence } from "./add-sentence.ts";
import { addAttachment } from "./arrange-attachments.ts";
import { fileRefused, preparationStarted } from "#state/document/intake.ts";
import { getOwnColumnId } from "./get-own-column-id.ts";
import { saveDrawing } from "./drawings.ts";
import { editStoredPicture } from "./edit-stored-picture.ts";

/**
 * Attaches a region of a picture in the conversation as a picture of its own, and adds a sentence about its position to
 * the prompt. The rest of the draft stays.
 */
export async function attachRegion(turnId: Id, partIndex: number, region: Box): Promise<void> {
  const conversation = getOpenConversation();
  const turn = conversation?.turns[turnId];
  const part = turn?.parts[partIndex];
  if (!conversation || !turn || part?.kind !== "image") return;
  const box = intersectBoxes(growToPixels(region), getFullBox(part));
  const columnId = getOwnColumnId();
  const images = listPicturesBeside(conversation, turn, partIndex, columnId ?? getChosenColumnId() ?? "");
  const { attachments } = getColumnPrompt(getDraft(), columnId ?? "");
  const number = attachments.filter(isPictureAttachment).length + 1;
  const sentence = describeRegion({
    attached: { number, count: number },
    image: { number: images.indexOf(partIndex) + 1, count: images.length },
    turnNumber: getThread(conversation.turns, turnId).length,
    box,
    size: part,
  });
  addSentence(sentence, columnId);
  const name = `part of ${part.alt || `image ${images.indexOf(partIndex) + 1}`}`;
  const finished = preparationStarted(conversation.id, name);
  try {
    const attachment = await cutRegion(conversation, part, box, name);
    await addAttachment(conversation.id, columnId === undefined ? attachment : { ...attachment, columnId });
    announce(`A region ${describePosition(box, part)} is attached.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    fileRefused(conversation.id, `The ${name} could not be cut out: ${why}.`);
  } finally {
    finished();
  }
}

/** The region as an attachment, with the pixels that were sent. */
function cutRegion(conversation: Conversation, part: ImagePart, box: Box, name: string): Promise<PictureAttachment> {
  return editStoredPicture(part.blob, async (editor) => {
    const plan = planDrawing(part, [{ kind: "crop", box }], getConversationImageLimits(conversation));
    const { picture, sizeBytes } = await saveDrawing(editor, plan);
    const notes = [`the part ${describePosition(box, part)}`];
    return { id: newId(), part: { kind: "image", ...picture }, name, sizeBytes, notes };
  });
}
