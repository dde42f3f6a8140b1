import type { Sample } from "#core/content/samples.ts";
import type { Id } from "#core/conversation/conversation.ts";
import { fetchSample } from "#io/http/fetch-sample.ts";
import { readOpenConversation } from "#state/document/documents.ts";
import type { Draft } from "#state/document/drafts.ts";
import { draftReplaced, EMPTY_DRAFT, readDraft } from "#state/document/drafts.ts";
import { openConversation } from "#state/document/open-conversations.ts";
import { noticeShown } from "#state/notices.ts";
import { filesOffered } from "#state/vision/attachments.ts";
import { fileRefused, preparationStarted } from "#state/vision/intake.ts";

/** Puts a draft back where it stood. Its conversation is opened first: a composer belongs to what is on the screen. */
async function giveBack(conversationId: Id, draft: Draft): Promise<void> {
  await openConversation(conversationId);
  if (readOpenConversation()?.id === conversationId) draftReplaced(draft);
  else noticeShown({ tone: "danger", text: "The conversation it was written for is not there any more." });
}

/** A second click chooses anew: a picture that comes late must not join it. */
let latestChoice = 0;

/** A card was chosen: its prompt and its picture stand in the composer, ready to run. What stood there can come back. */
export async function sampleChosen({ prompt, image }: Sample): Promise<void> {
  const conversationId = readOpenConversation()?.id;
  const choice = ++latestChoice;
  if (conversationId === undefined) return;
  const before = readDraft();
  draftReplaced({ ...EMPTY_DRAFT, text: prompt });
  if (before.text.trim() !== "" || before.attachments.length > 0)
    noticeShown({
      tone: "plain",
      text: "The example took the place of what you had written.",
      action: { label: "Undo", run: () => void giveBack(conversationId, before) },
    });
  if (!image) return;
  const finished = preparationStarted(conversationId, image.name);
  try {
    const file = await fetchSample(image.path, image.name);
    if (choice === latestChoice) await filesOffered([file], conversationId, image.alt);
  } catch {
    fileRefused(conversationId, `The picture “${image.name}” could not be fetched. Try again when you are online.`);
  } finally {
    finished();
  }
}
