import type { Example } from "#core/content/examples.ts";
import type { Id } from "#core/vocabulary.ts";
import { fetchExampleImage } from "#io/http/fetch-example-image.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import type { Draft } from "#state/document/drafts.ts";
import { draftReplaced, EMPTY_DRAFT, getDraft } from "#state/document/drafts.ts";
import { openConversation } from "#state/document/open-conversations.ts";
import { showNotice } from "#state/notices.ts";
import { loadAttaching } from "#state/vision/attach-files.ts";
import { fileRefused, preparationStarted } from "#state/document/intake.ts";

/** Restores a draft. Its conversation is opened first, since the composer belongs to the open conversation. */
async function restoreDraft(conversationId: Id, draft: Draft): Promise<void> {
  await openConversation(conversationId);
  if (getOpenConversation()?.id === conversationId) {
    draftReplaced(draft);
    await applySweep(undefined);
  } else showNotice({ tone: "danger", text: "The conversation of this example no longer exists." });
}

/** Types the values of an example into their field, or takes back those of the example chosen before. */
async function applySweep(sweep: Example["sweep"]): Promise<void> {
  try {
    const { exampleSweepApplied } = await import("./example-sweep.ts");
    exampleSweepApplied(sweep);
  } catch {
    if (sweep)
      showNotice({
        tone: "danger",
        text: "The settings of this example could not be loaded. Reload the page when you are online.",
      });
  }
}

/** A number for each chosen example: a picture that arrives late must not join a later choice. */
let latestChoice = 0;

/**
 * Puts the prompt and the picture of an example into the composer, and its values into their field. The previous draft
 * can be restored.
 */
export async function applyExample({ prompt, image, sweep }: Example): Promise<void> {
  const conversationId = getOpenConversation()?.id;
  const choice = ++latestChoice;
  if (conversationId === undefined) return;
  const before = getDraft();
  draftReplaced({ ...EMPTY_DRAFT, text: prompt });
  void applySweep(sweep);
  if (before.text.trim() !== "" || before.attachments.length > 0)
    showNotice({
      tone: "plain",
      text: "The example replaced your draft.",
      action: { label: "Undo", run: () => void restoreDraft(conversationId, before) },
    });
  if (!image) return;
  const finished = preparationStarted(conversationId, image.name);
  try {
    const [file, { addFiles }] = await Promise.all([fetchExampleImage(image.path, image.name), loadAttaching()]);
    if (choice === latestChoice) await addFiles([file], { conversationId }, { alt: image.alt });
  } catch {
    fileRefused(conversationId, `The image “${image.name}” could not be fetched. Try again when you are online.`);
  } finally {
    finished();
  }
}
