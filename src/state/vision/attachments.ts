import { getConversationImageLimits } from "#core/conversation/conversation-image-limits.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConversation, getOpenConversation } from "#state/document/documents.ts";
import { updateAttachments, getDraft } from "#state/document/drafts.ts";
import { conversationTouched } from "#state/document/autosave-documents.ts";
import { announce } from "#state/notices.ts";
import { addAttachment } from "./arrange-attachments.ts";
import { fileRefused, preparationStarted, refusalsClosed } from "./intake.ts";

/** The most files at once; more are a mistake, such as a whole folder. */
const MAX_FILES = 40;

/**
 * Attaches dropped, pasted or picked files, or an example picture with its alternative text, in order. A refused file
 * is reported in a sentence that names it.
 */
export async function addFiles(
  files: readonly File[],
  conversationId: Id | undefined = getOpenConversation()?.id,
  alt?: string,
): Promise<void> {
  const conversation = conversationId === undefined ? undefined : getConversation(conversationId);
  if (!conversation) return;
  refusalsClosed(conversation.id);
  // The composer has content from now on, even where the conversation is left before the files are ready.
  conversationTouched(conversation.id);
  const limits = getConversationImageLimits(conversation);
  for (const file of files.slice(MAX_FILES))
    fileRefused(conversation.id, `“${file.name}” was not attached: you can add at most ${MAX_FILES} files at a time.`);
  let before: Promise<void> = Promise.resolve();
  for (const file of files.slice(0, MAX_FILES)) before = attach(file, limits, conversation.id, alt, before);
  await before;
}

/** Prepares a file in parallel with the others, and attaches it after those before it. */
async function attach(
  file: File,
  limits: ImageLimits,
  conversationId: Id,
  alt: string | undefined,
  before: Promise<void>,
): Promise<void> {
  const name = file.name || "pasted image";
  const finished = preparationStarted(conversationId, name);
  const making = loadPreparation().then(({ makeAttachment }) => makeAttachment(file, name, limits, alt));
  try {
    const [outcome] = await Promise.all([making, before]);
    if (!outcome.ok) {
      fileRefused(conversationId, outcome.reason);
      return;
    }
    const { attachment } = outcome;
    await addAttachment(conversationId, attachment);
    announce(`“${name}” is attached.`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fileRefused(conversationId, `“${name}” could not be attached: ${reason}.`);
  } finally {
    finished();
  }
}

/** Loads the code that prepares pictures: while the page is idle, at the latest with the first picture. */
export async function loadPreparation() {
  try {
    return await import("./make-attachment.ts");
  } catch {
    throw new Error("the image reader is not loaded; reload the page when you are online");
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
