import { listColumns } from "#core/conversation/list-columns.ts";
import { capturePrompt, countDocuments } from "#core/library/capture-prompt.ts";
import { addVersion, parseTags } from "#core/library/edit-prompt.ts";
import type { SavedPrompt, WrittenPrompt } from "#core/library/saved-prompt.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import { conversationChanged, getOpenConversation } from "#state/document/documents.ts";
import { getDraft } from "#state/document/drafts.ts";
import { getColumnPrompt } from "#state/document/own-prompts.ts";
import { announce } from "#state/notices.ts";
import { createStamp } from "./create-stamp.ts";
import { changeSavedPrompt, createSavedPrompt } from "./prompt-edits.ts";

/** The prompts and settings of a column now. */
export type CapturedPrompt = {
  conversationId: Id;
  title: string;
  columnCount: number;
  /** The documents of the prompt, which are not kept. */
  documentCount: number;
  written: WrittenPrompt;
};

/** Captures the prompt that Save would keep now; undefined while no conversation is open. */
export function getCapturedPrompt(variantId: Id): CapturedPrompt | undefined {
  const conversation = getOpenConversation();
  if (!conversation) return undefined;
  const draft = getColumnPrompt(getDraft(), variantId);
  return {
    conversationId: conversation.id,
    title: conversation.title,
    columnCount: listColumns(conversation).length,
    documentCount: countDocuments(conversation, variantId, draft),
    written: capturePrompt(conversation, variantId, draft),
  };
}

/** The saved prompt that the open conversation was last made from or saved as, by its id. */
export function getPromptIdOfOpen(): Id | undefined {
  return getOpenConversation()?.madeFrom?.at(-1)?.promptId;
}

/**
 * Saves what was captured as a new prompt, or as a new version of one. The conversation remembers it. False where it is
 * not saved, which a notice says.
 */
export async function saveCapturedPrompt(
  { conversationId, written }: CapturedPrompt,
  { promptId, name, tags, change }: { promptId: Id | undefined; name: string; tags: string; change: string },
): Promise<boolean> {
  const version = { ...(await measurePictures(written)), ...createStamp(), change: change.trim() };
  const id = promptId ?? newId();
  const created: SavedPrompt = { id, name: name.trim(), tags: parseTags(tags), versions: [version] };
  const isSaved =
    promptId === undefined
      ? await createSavedPrompt(created)
      : await changeSavedPrompt(id, (before) => addVersion(before, version));
  if (!isSaved) return false;
  conversationChanged(conversationId, (before) => ({
    ...before,
    madeFrom: [...(before.madeFrom ?? []), { promptId: id, versionId: version.id }],
  }));
  announce("Prompt saved.");
  return true;
}

/** The composer's content, with the sizes in bytes of pictures that came from a turn. */
async function measurePictures(written: WrittenPrompt): Promise<WrittenPrompt> {
  if (!written.pictures) return written;
  const pictures = await Promise.all(
    written.pictures.map(async (picture) =>
      picture.sizeBytes > 0 ? picture : { ...picture, sizeBytes: (await loadBlob(picture.blob))?.size ?? 0 },
    ),
  );
  return { ...written, pictures };
}
