import type { Attachment } from "#core/content/attachment.ts";
import { isTextFile } from "#core/content/is-text-file.ts";
import { getConversationImageLimits } from "#core/conversation/conversation-image-limits.ts";
import { isPdf, PDF_HEAD_BYTES } from "#core/documents/is-pdf.ts";
import { sniffImage } from "#core/image-files/sniff-image.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConversation, getOpenConversation } from "#state/document/documents.ts";
import { updateAttachments, getDraft } from "#state/document/drafts.ts";
import { conversationTouched } from "#state/document/save-states.ts";
import { announce } from "#state/notices.ts";
import { getOwnColumnId } from "./get-own-column-id.ts";
import { addAttachment } from "./arrange-attachments.ts";
import { fileRefused, preparationStarted, refusalsClosed } from "#state/document/intake.ts";

/** The most files at once; more are a mistake, such as a whole folder. */
const MAX_FILES = 40;

/** The composer of a conversation, by default the open one, or the version of a turn that is being written in it. */
export type AttachTarget = { conversationId?: Id; turnId?: Id | undefined };

/**
 * Attaches dropped, pasted or picked files, or an example picture with its alternative text, in order. A refused file
 * is reported in a sentence that names it, after the sentences given. With `isPicture` anything but a picture is refused.
 */
export async function addFiles(
  files: readonly File[],
  { conversationId = getOpenConversation()?.id, turnId }: AttachTarget = {},
  { alt, isPicture = false, refusals = [] }: { alt?: string; isPicture?: boolean; refusals?: readonly string[] } = {},
): Promise<void> {
  const conversation = conversationId === undefined ? undefined : getConversation(conversationId);
  if (!conversation) return;
  const fieldId = turnId ?? conversation.id;
  refusalsClosed(fieldId);
  for (const sentence of refusals) fileRefused(fieldId, sentence);
  // The composer has content from now on, even where the conversation is left before the files are ready.
  conversationTouched(conversation.id);
  const limits = getConversationImageLimits(conversation);
  for (const file of files.slice(MAX_FILES))
    fileRefused(fieldId, `“${file.name}” was not attached: you can add at most ${MAX_FILES} files at a time.`);
  // The column is the one that is chosen now, not the one that is when the file is ready.
  const columnId = conversation === getOpenConversation() ? getOwnColumnId(turnId) : undefined;
  let before: Promise<void> = Promise.resolve();
  for (const file of files.slice(0, MAX_FILES))
    before = attach(file, limits, { conversationId: conversation.id, turnId, columnId }, { alt, isPicture }, before);
  await before;
}

/** Prepares a file in parallel with the others, and attaches it after those before it. */
async function attach(
  file: File,
  limits: ImageLimits,
  { conversationId, turnId, columnId }: { conversationId: Id; turnId: Id | undefined; columnId: Id | undefined },
  { alt, isPicture }: { alt: string | undefined; isPicture: boolean },
  before: Promise<void>,
): Promise<void> {
  const name = file.name || "pasted image";
  const fieldId = turnId ?? conversationId;
  const finished = preparationStarted(fieldId, name);
  const making = makeAttachmentOf(file, name, limits, { alt, isPicture });
  try {
    const [outcome] = await Promise.all([making, before]);
    if (!outcome.ok) {
      fileRefused(fieldId, outcome.reason);
      return;
    }
    const { attachment } = outcome;
    await addAttachment(conversationId, columnId === undefined ? attachment : { ...attachment, columnId }, turnId);
    announce(`“${attachment.name}” is attached.`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fileRefused(fieldId, `“${name}” could not be attached: ${reason}.`);
  } finally {
    finished();
  }
}

/** An attachment of a file by what its bytes are, whatever it is called, else by its name. */
async function makeAttachmentOf(
  file: File,
  name: string,
  limits: ImageLimits,
  { alt, isPicture }: { alt: string | undefined; isPicture: boolean },
) {
  const head = new Uint8Array(await file.slice(0, PDF_HEAD_BYTES).arrayBuffer());
  const kind = sniffImage(head);
  if (isPicture || (kind !== undefined && kind !== "svg"))
    return (await loadPreparation()).makeAttachment(file, name, limits, alt);
  if (isPdf(head)) return (await loadDocuments()).makeDocument(file, name);
  if (isTextFile(file)) return (await loadTextReading()).makeTextAttachment(file, name);
  return (await loadPreparation()).makeAttachment(file, name, limits, alt);
}

/** Loads the code that prepares files: while the page is idle, at the latest with the first file. */
export async function loadPreparation() {
  try {
    return await import("./make-attachment.ts");
  } catch {
    throw new Error("the file reader is not loaded; reload the page when you are online");
  }
}

async function loadDocuments() {
  try {
    return await import("./make-document.ts");
  } catch {
    throw new Error("the reader of PDFs is not loaded; reload the page when you are online");
  }
}

async function loadTextReading() {
  try {
    return await import("./make-text-attachment.ts");
  } catch {
    throw new Error("the reader of texts is not loaded; reload the page when you are online");
  }
}

/** Removes an attachment from the composer. */
export function attachmentRemoved(id: string): void {
  const conversation = getOpenConversation();
  if (!conversation) return;
  const removed = getDraft().attachments.find((attachment) => attachment.id === id);
  void updateAttachments(conversation.id, (before) => before.filter((attachment) => attachment.id !== id));
  if (!removed) return;
  announce(`“${removed.name}” was removed.`);
  // Its original pixels, where they are stored for edits, are no longer needed.
  import("./unused-pictures.ts").then(({ forgetOriginals }) => forgetOriginals([removed])).catch(() => undefined);
}

/** Removes all pictures that were added to the version of a turn, such as when it is sent. */
export function versionImagesDiscarded(turnId: Id): void {
  const conversation = getOpenConversation();
  if (conversation) void updateAttachments(conversation.id, () => [], turnId);
  refusalsClosed(turnId);
}

/** Removes a picture that was added to the version of a turn. */
export function versionImageRemoved(turnId: Id, { id, name }: Pick<Attachment, "id" | "name">): void {
  const conversation = getOpenConversation();
  if (!conversation) return;
  void updateAttachments(conversation.id, (before) => before.filter((image) => image.id !== id), turnId);
  announce(`“${name}” was removed.`);
}
