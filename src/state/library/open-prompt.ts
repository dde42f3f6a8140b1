import type { PictureAttachment } from "#core/content/attachment.ts";
import { openSideBySide, openVersion } from "#core/library/open-versions.ts";
import type { PromptVersion, SavedPicture, SavedPrompt } from "#core/library/saved-prompt.ts";
import { newId } from "#io/browser/new-id.ts";
import { conversationTouched } from "#state/document/save-states.ts";
import { openMadeConversation } from "#state/document/open-conversations.ts";

/** Opens a version in a new conversation. Nothing runs. */
export function openPromptVersion(prompt: SavedPrompt, version: PromptVersion): void {
  show(openVersion(prompt, version, newId));
}

/** Opens two versions in a new conversation, a column each. Nothing runs, and nothing opens where it is impossible. */
export function openVersionsSideBySide(prompt: SavedPrompt, versions: readonly [PromptVersion, PromptVersion]): void {
  const opened = openSideBySide(prompt, versions, newId);
  if (!("reason" in opened)) show(opened);
}

/** The reason why two versions cannot be columns; undefined where they can. */
export function explainNotSideBySide(
  prompt: SavedPrompt,
  versions: readonly [PromptVersion, PromptVersion],
): string | undefined {
  const opened = openSideBySide(prompt, versions, newId);
  return "reason" in opened ? opened.reason : undefined;
}

function show({ conversation, text, pictures }: Exclude<ReturnType<typeof openSideBySide>, { reason: string }>): void {
  const id = openMadeConversation(conversation, { text, attachments: pictures.map(attach) });
  conversationTouched(id);
}

/** A kept picture as an attachment of the composer, without edits to go on with. */
function attach({ name, sizeBytes, ...picture }: SavedPicture): PictureAttachment {
  return { id: newId(), part: { kind: "image", ...picture }, name, sizeBytes, notes: [] };
}
