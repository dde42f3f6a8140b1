import type { Attachment } from "#core/content/attachment.ts";
import type { Conversation, Id } from "#core/conversation/conversation.ts";
import { readConversationLimits } from "#core/conversation/conversation-limits.ts";
import { readThread } from "#core/conversation/read-thread.ts";
import { growToPixels, intersectBoxes, wholeOf, type Box } from "#core/vision/box.ts";
import { describePlace } from "#core/vision/describe-place.ts";
import { planDrawing } from "#core/vision/plan-drawing.ts";
import { sayRegion } from "#core/vision/say-region.ts";
import { newId } from "#io/browser/new-id.ts";
import { openEditor } from "#io/images/open-editor.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import { readOpenConversation } from "#state/document/documents.ts";
import { draftReplaced, readDraft } from "#state/document/drafts.ts";
import { announced } from "#state/notices.ts";
import { attachmentAdded } from "./arrange-attachments.ts";
import { fileRefused, preparationStarted } from "./intake.ts";
import { keepDrawn } from "./keep-drawn.ts";

type ImagePart = Attachment["part"];

/**
 * A region of a picture in the conversation was chosen: it joins the composer as a picture of its own, and the prompt
 * says where it was. What stood in the composer stays.
 */
export async function regionAsked(turnId: Id, place: number, region: Box): Promise<void> {
  const conversation = readOpenConversation();
  const parts = conversation?.turns[turnId]?.parts ?? [];
  const part = parts[place];
  if (!conversation || part?.kind !== "image") return;
  const box = intersectBoxes(growToPixels(region), wholeOf(part));
  const images = parts.flatMap((one, index) => (one.kind === "image" ? [index] : []));
  const { text, attachments } = readDraft();
  const number = attachments.length + 1;
  const sentence = sayRegion({
    attached: { number, count: number },
    image: { number: images.indexOf(place) + 1, count: images.length },
    turnNumber: readThread(conversation.turns, turnId).length,
    box,
    size: part,
  });
  draftReplaced({ text: text.trim() === "" ? `${sentence}\n` : `${text.trimEnd()}\n${sentence}\n`, attachments });
  const name = `part of ${part.alt || `image ${images.indexOf(place) + 1}`}`;
  const finished = preparationStarted(conversation.id, name);
  try {
    const attachment = await cut(conversation, part, box, name);
    await attachmentAdded(conversation.id, attachment);
    announced(`A region ${describePlace(box, part)} is attached.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    fileRefused(conversation.id, `The ${name} could not be cut out: ${why}.`);
  } finally {
    finished();
  }
}

/** The region as an attachment, its pixels as they were sent. */
async function cut(conversation: Conversation, part: ImagePart, box: Box, name: string): Promise<Attachment> {
  const file = await loadBlob(part.blob);
  if (!file) throw new Error("the picture is not kept in this browser any more");
  const editor = openEditor(file, 1);
  try {
    const plan = planDrawing(part, [{ kind: "crop", box }], readConversationLimits(conversation));
    const { picture, sizeBytes } = await keepDrawn(editor, plan);
    const notes = [`the part ${describePlace(box, part)}`];
    return { id: newId(), part: { kind: "image", ...picture }, name, sizeBytes, notes };
  } finally {
    editor.close();
  }
}
