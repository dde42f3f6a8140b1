import { createCheck } from "#core/checks/create-check.ts";
import { EXPERIMENT_EXAMPLE } from "#core/content/experiment-example.ts";
import { changeVariant } from "#core/conversation/change-variant.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { copyVariant } from "#core/conversation/edit-variants.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { changeSharedSettings } from "#core/conversation/settings.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import { newId } from "#io/browser/new-id.ts";
import { fetchExampleImage } from "#io/http/fetch-example-image.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced, EMPTY_DRAFT } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { showNotice } from "#state/notices.ts";
import { makePictureValue } from "./make-picture-value.ts";
import { addRows } from "./row-edits.ts";

/**
 * Opens the example experiment in a conversation of its own: its pictures as rows, two columns of the demo model, its
 * checks, and its prompt in the composer.
 */
export async function applyExperiment(): Promise<void> {
  const { prompt, rows } = EXPERIMENT_EXAMPLE;
  const before = getOpenConversation()?.id;
  const values: Record<string, string>[] = [];
  try {
    for (const { image, labels } of rows) {
      const made = await makePictureValue(await fetchExampleImage(image.path, image.name));
      if ("reason" in made) throw new Error(made.reason);
      values.push({ image: made.value, ...labels });
    }
  } catch {
    showNotice({
      tone: "danger",
      text: "The pictures of the example could not be fetched. Try again when you are online.",
    });
    return;
  }
  // What was opened meanwhile is not replaced.
  if (getOpenConversation()?.id !== before) return;
  openNewConversation();
  openConversationChanged(makeColumns);
  addRows(values, { image: { kind: "picture" } });
  draftReplaced({ ...EMPTY_DRAFT, text: prompt });
}

/** The first column with the settings of the example, a second one with those that differ, and the checks of the answers. */
function makeColumns(before: Conversation): Conversation {
  const { system, parameters, secondParameters, contained } = EXPERIMENT_EXAMPLE;
  const [first] = listColumns(before);
  if (!first) return before;
  const secondId = newId();
  const shared = changeSharedSettings(
    {
      ...before,
      variants: [{ ...first, overrides: {} }],
      checks: contained.map((name) => createCheck(newId(), "contains", { value: `{{${name}}}` })),
    },
    { connectionId: "demo", modelId: DEMO_MODEL_ID, system, parameters },
  );
  return changeVariant(copyVariant(shared, first.id, secondId, "last"), secondId, (variant) => ({
    ...variant,
    overrides: { parameters: { ...parameters, ...secondParameters } },
  }));
}
