// @vitest-environment happy-dom
// @vitest-environment-options { "width": 1440, "height": 900 }
import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { copyVariant } from "#core/conversation/edit-variants.ts";
import { getOpen, openExample } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { getAnswerView } from "#state/differences/answer-view.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { getDraft } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { getLayer } from "#state/layers.ts";
import { getNotices } from "#state/notices.ts";
import { getChosenId, getPageChoices } from "#state/page-choices.ts";
import { getPreferences } from "#state/preferences/preferences.ts";
import { resetState } from "#state/reset-state.ts";
import { getActionPage } from "./action-page.ts";
import { offerActions } from "./action-table.ts";
import { runFromTable } from "./run-from-table.ts";

/** The actions that lead to a control of the page, send, copy or save something: nothing of the state changes at once. */
const OF_THE_PAGE = new Set(
  `run write-prompt write-system-prompt attach-image rename-conversation select-conversations search model jump-to-latest regenerate regenerate-turn copy-answer copy-turn share copy-answer-link copy-turn-link download-exchange try-successor run-capsule navigation new-conversation`.split(
    /\s+/,
  ),
);

/** A page with an answered turn in two columns. */
async function openPage(): Promise<void> {
  localStorage.clear();
  resetState();
  openNewConversation();
  await openExample();
  const sourceId = getOpen().variants[0]?.id ?? "";
  openConversationChanged((before) => copyVariant(before, sourceId, `${sourceId}-copy`, "last"));
}

const offer = () => {
  const page = getActionPage();
  return page ? offerActions(page).filter(({ offReason }) => offReason === undefined) : [];
};

const readState = () =>
  JSON.stringify([
    getLayer(),
    getOpen(),
    getDraft(),
    getNotices().length,
    getPreferences(),
    getPageChoices(),
    getChosenId(),
    getAnswerView(),
  ]);

test("every action that is offered and belongs to no control of the page changes what is there", async () => {
  await openPage();
  const ids = offer()
    .map(({ id }) => id)
    .filter((id) => !OF_THE_PAGE.has(id));
  expect(ids.length).toBeGreaterThan(45);
  for (const id of ids) {
    await openPage();
    const before = readState();
    runFromTable(id);
    // A failure names the action.
    await waitFor(() => expect(`${id} ${readState()}`).not.toBe(`${id} ${before}`));
  }
});
