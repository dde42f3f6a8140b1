import type { DocumentAttachment, PictureAttachment } from "#core/content/attachment.ts";
import { isPictureAttachment } from "#core/content/attachment.ts";
import type { DocumentPart } from "#core/content/part.ts";
import { getConversationImageLimits } from "#core/conversation/conversation-image-limits.ts";
import { countThings } from "#core/count-things.ts";
import { growToPixels, type Box } from "#core/vision/box.ts";
import { describePageRegion } from "#core/vision/describe-page-region.ts";
import { describePosition } from "#core/vision/describe-position.ts";
import type { Id, ImageSize } from "#core/vocabulary.ts";
import type { PagePart } from "#io/documents/document-protocol.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { loadBlob, saveBlob } from "#io/storage/blob-records.ts";
import { getConversation, getOpenConversation } from "#state/document/documents.ts";
import { getDraft, updateAttachments } from "#state/document/drafts.ts";
import { fileRefused, preparationStarted } from "#state/document/intake.ts";
import { getColumnPrompt } from "#state/document/own-prompts.ts";
import { announce, showNotice } from "#state/notices.ts";
import { addAttachment, labelAsChosen } from "./arrange-attachments.ts";
import { addSentence } from "./add-sentence.ts";
import { getOwnColumnId } from "./get-own-column-id.ts";
import { makeAttachment } from "./make-attachment.ts";
import type { Pdf } from "./use-pdf.ts";

/** Sends these pages of an attached PDF as a document of their own, or the whole of it again. Rejects with the end of a sentence. */
export async function sendAsDocument(
  conversationId: Id,
  attachment: DocumentAttachment,
  numbers: readonly number[],
  { blob, facts, reader }: Pdf,
): Promise<void> {
  const { pagesOf: _before, ...part } = attachment.part;
  const isWhole = numbers.length === facts.pageCount;
  const chosen = isWhole
    ? { ...part, blob, pageCount: facts.pageCount }
    : await extract(part, numbers, { blob, reader });
  const sizeBytes = isWhole ? ((await loadBlob(blob))?.size ?? 0) : (chosen.sizeBytes ?? 0);
  await updateAttachments(conversationId, (all) =>
    all.map((each) =>
      each.id === attachment.id && !isPictureAttachment(each)
        ? { ...each, part: { ...chosen, sizeBytes }, sizeBytes }
        : each,
    ),
  );
  announce(`${countThings(numbers.length, "page")} of “${attachment.name}” will be sent as a document.`);
}

async function extract(
  part: DocumentPart,
  numbers: readonly number[],
  { blob, reader }: Pick<Pdf, "blob" | "reader">,
): Promise<DocumentPart> {
  const bytes = await reader.run({ type: "extract", numbers: [...numbers] });
  const own = await hashBytes(bytes);
  await saveBlob(own, new Blob([bytes], { type: part.mediaType }));
  return {
    ...part,
    blob: own,
    sizeBytes: bytes.length,
    pageCount: numbers.length,
    pagesOf: { blob, numbers: [...numbers] },
  };
}

/** Sends these pages as pictures in place of the document, which an Undo brings back. Rejects with the end of a sentence. */
export async function sendAsPictures(
  conversationId: Id,
  attachment: DocumentAttachment,
  numbers: readonly number[],
  pdf: Pdf,
): Promise<void> {
  const finished = preparationStarted(conversationId, attachment.name, true);
  try {
    const pictures: PictureAttachment[] = [];
    for (const number of numbers)
      pictures.push(await drawAttachment(conversationId, pdf, { name: attachment.name, number }));
    const { columnId } = attachment;
    const placed = pictures.map((each) => labelAsChosen(columnId === undefined ? each : { ...each, columnId }));
    await updateAttachments(conversationId, (all) =>
      all.flatMap((each) => (each.id === attachment.id ? placed : [each])),
    );
    const ids = new Set(placed.map(({ id }) => id));
    const undo = () =>
      void updateAttachments(conversationId, (all) => {
        const at = all.findIndex(({ id }) => ids.has(id));
        const rest = all.filter(({ id }) => !ids.has(id));
        return rest.toSpliced(at < 0 ? rest.length : at, 0, attachment);
      });
    showNotice({
      tone: "plain",
      text: `${countThings(numbers.length, "page")} of “${attachment.name}” ${numbers.length === 1 ? "is" : "are"} attached as ${numbers.length === 1 ? "an image" : "images"}, in place of the document.`,
      action: { label: "Undo", run: undo },
    });
  } finally {
    finished();
  }
}

/** Attaches a part of a page as a picture, and adds a sentence about its position to the prompt. The document stays. */
export async function attachPageRegion(
  pdf: Pdf,
  page: { name: string; number: number },
  region: Box,
  size: ImageSize,
): Promise<void> {
  const conversation = getOpenConversation();
  if (!conversation) return;
  const columnId = getOwnColumnId();
  const box = growToPixels(region);
  const pictures = getColumnPrompt(getDraft(), columnId ?? "").attachments.filter(isPictureAttachment);
  const number = pictures.length + 1;
  addSentence(describePageRegion({ attached: { number, count: number }, page, box, size }), columnId);
  const part = {
    x: box.x / size.widthPx,
    y: box.y / size.heightPx,
    width: box.width / size.widthPx,
    height: box.height / size.heightPx,
  };
  const finished = preparationStarted(conversation.id, `page ${page.number} of ${page.name}`);
  try {
    const attachment = await drawAttachment(conversation.id, pdf, page, part);
    const notes = [`the part ${describePosition(box, size)}`];
    await addAttachment(conversation.id, { ...attachment, notes, ...(columnId !== undefined && { columnId }) });
    announce(`A part of page ${page.number} is attached.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    fileRefused(conversation.id, `The part of page ${page.number} of “${page.name}” could not be drawn: ${why}.`);
  } finally {
    finished();
  }
}

/** A page or a part of it as a picture of the size that the first column's model sees unscaled. */
async function drawAttachment(
  conversationId: Id,
  { reader }: Pdf,
  { name, number }: { name: string; number: number },
  part?: PagePart,
): Promise<PictureAttachment> {
  const limits = getConversationImageLimits(getConversation(conversationId));
  const { png } = await reader.run({ type: "draw", number, size: { limits }, ...(part && { part }) });
  const alt = `${part ? "part of page" : "page"} ${number} of ${name}`;
  const file = new File([png], `${name.replace(/\.pdf$/i, "")}, page ${number}.png`, { type: "image/png" });
  const made = await makeAttachment(file, file.name, limits, alt);
  if (!made.ok) throw new Error(made.reason);
  return { ...made.attachment, part: { ...made.attachment.part, page: { name, number } } };
}
