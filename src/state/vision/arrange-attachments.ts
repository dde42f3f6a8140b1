import { type Attachment, isPictureAttachment } from "#core/content/attachment.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { updateAttachments, getDraft } from "#state/document/drafts.ts";
import { announce } from "#state/notices.ts";
import { preferencesChanged, getPreferences } from "#state/preferences/preferences.ts";

/** Appends a picture or a document to the composer, or to the version of a turn that is being written. */
export function addAttachment(conversationId: Id, attachment: Attachment, turnId?: Id): Promise<void> {
  const added = labelAsChosen(attachment);
  return updateAttachments(conversationId, (others) => [...others, added], turnId);
}

/** Moves an attachment to an index from 0; an index beyond the ends means the end. */
export function attachmentMoved(attachmentId: Id, index: number): void {
  const conversation = getOpenConversation();
  const all = getDraft().attachments;
  const moved = all.find(({ id }) => id === attachmentId);
  // The attachments of one prompt; the order among those of different prompts says nothing.
  const isBeside = ({ columnId }: Attachment) => columnId === moved?.columnId;
  const attachments = all.filter(isBeside);
  const from = attachments.findIndex(({ id }) => id === attachmentId);
  const to = Math.min(attachments.length - 1, Math.max(0, index));
  if (!conversation || !moved || to === from) return;
  void updateAttachments(conversation.id, (before) => {
    const others = before.filter((each) => isBeside(each) && each.id !== attachmentId);
    const now = before.find(({ id }) => id === attachmentId) ?? moved;
    return [...before.filter((each) => !isBeside(each)), ...others.toSpliced(to, 0, now)];
  });
  announce(
    `“${moved.name}” is ${attachments.every(isPictureAttachment) ? "image" : "attachment"} ${to + 1} of ${attachments.length}.`,
  );
}

/** Switches the labels “Image 1:” and so on for the pictures of the prompt, and for later ones. */
export function labelsSwitched(isOn: boolean): void {
  preferencesChanged({ labelsImages: isOn });
  const conversation = getOpenConversation();
  if (conversation) void updateAttachments(conversation.id, (all) => all.map((one) => label(one, isOn)));
}

/** An attachment with a label or without, as later ones were chosen to be. */
export const labelAsChosen = (attachment: Attachment): Attachment => label(attachment, getPreferences().labelsImages);

function label(attachment: Attachment, isLabelled: boolean): Attachment {
  if (!isPictureAttachment(attachment)) return attachment;
  const { isLabelled: _before, ...part } = attachment.part;
  return { ...attachment, part: isLabelled ? { ...part, isLabelled } : part };
}
