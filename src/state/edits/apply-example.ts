import type { Example } from "#core/content/examples.ts";
import type { Id } from "#core/vocabulary.ts";
import { fetchExampleImage } from "#io/http/fetch-example-image.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import type { Draft } from "#state/document/drafts.ts";
import { draftReplaced, EMPTY_DRAFT, getDraft } from "#state/document/drafts.ts";
import { openConversation } from "#state/document/open-conversations.ts";
import { showNotice } from "#state/notices.ts";
import { addFiles } from "#state/vision/attachments.ts";
import { fileRefused, preparationStarted } from "#state/vision/intake.ts";

/** Puts a draft back where it stood. Its conversation is opened first: a composer belongs to what is on the screen. */
async function restoreDraft(conversationId: Id, draft: Draft): Promise<void> {
  await openConversation(conversationId);
  if (getOpenConversation()?.id === conversationId) draftReplaced(draft);
  else showNotice({ tone: "danger", text: "The conversation it was written for is not there any more." });
}

/** A second click chooses anew: a picture that comes late must not join it. */
let latestChoice = 0;

/** A card was chosen: its prompt and its picture stand in the composer, ready to run. What stood there can come back. */
export async function applyExample({ prompt, image }: Example): Promise<void> {
  const conversationId = getOpenConversation()?.id;
  const choice = ++latestChoice;
  if (conversationId === undefined) return;
  const before = getDraft();
  draftReplaced({ ...EMPTY_DRAFT, text: prompt });
  if (before.text.trim() !== "" || before.attachments.length > 0)
    showNotice({
      tone: "plain",
      text: "The example took the place of what you had written.",
      action: { label: "Undo", run: () => void restoreDraft(conversationId, before) },
    });
  if (!image) return;
  const finished = preparationStarted(conversationId, image.name);
  try {
    const file = await fetchExampleImage(image.path, image.name);
    if (choice === latestChoice) await addFiles([file], conversationId, image.alt);
  } catch {
    fileRefused(conversationId, `The picture “${image.name}” could not be fetched. Try again when you are online.`);
  } finally {
    finished();
  }
}
