import { type Attachment, type DocumentAttachment, isPictureAttachment } from "#core/content/attachment.ts";
import type { DocumentPart } from "#core/content/part.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { draftReplaced, getColumnText, getDraft, getGivenId, updateAttachments } from "#state/document/drafts.ts";
import { ownTextTyped } from "#state/document/own-prompts.ts";
import { announce, showNotice } from "#state/notices.ts";
import { loadStoredText } from "./stored-text.ts";

/** Asks for citations of a document's passages, or not. */
export const documentCited = (id: Id, isCited: boolean): void =>
  changePart(id, ({ isCited: _before, ...part }) => (isCited ? { ...part, isCited } : part));

/** Sends the text of a document among the words of the prompt, or as a document. */
export const documentSentAsText = (id: Id, isSentAsText: boolean): void =>
  changePart(id, ({ isSentAsText: _before, ...part }) => (isSentAsText ? { ...part, isSentAsText } : part));

/** Records the words about a document for the model. */
export const documentContextTyped = (id: Id, context: string): void =>
  changePart(id, ({ context: _before, ...part }) => (context === "" ? part : { ...part, context }), true);

function changePart(id: Id, change: (part: DocumentPart) => DocumentPart, isTyped = false): void {
  const edit = (all: Attachment[]) =>
    all.map((one) => (one.id === id && !isPictureAttachment(one) ? { ...one, part: change(one.part) } : one));
  void updateAttachments(getGivenId(), edit, undefined, isTyped);
}

/** Puts the text of a document into the prompt it belongs to, in place of the document. */
export async function textPutIntoPrompt({ id, columnId, name, part }: DocumentAttachment): Promise<void> {
  const conversation = getOpenConversation();
  const text = await loadStoredText(part.blob);
  if (!conversation || getOpenConversation()?.id !== conversation.id) return;
  if (text === null) {
    showNotice({ tone: "danger", text: `The text of “${name}” is no longer stored in this browser.` });
    return;
  }
  const draft = getDraft();
  const before = columnId === undefined ? draft.text : getColumnText(draft, columnId);
  const joined = [before, text].filter((each) => each.trim() !== "").join("\n\n");
  const attachments = draft.attachments.filter((each) => each.id !== id);
  draftReplaced({ ...draft, attachments, ...(columnId === undefined && { text: joined }) });
  if (columnId !== undefined) ownTextTyped(conversation.id, columnId, joined);
  announce(`The text of “${name}” is in the prompt.`);
}
