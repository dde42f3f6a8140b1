import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { getOpen, openExample } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { autosaveDocuments, flushDocuments } from "#state/document/autosave-documents.ts";
import { conversationChanged } from "#state/document/documents.ts";
import { EMPTY_DRAFT, draftReplaced } from "#state/document/drafts.ts";
import { openConversation, openNewConversation } from "#state/document/open-conversations.ts";
import { savedListQuery } from "#state/document/saved-list.ts";
import { getNotices } from "#state/notices.ts";
import { queryClient } from "#state/query-client.ts";
import { deleteWithUndo } from "./delete-conversations.ts";
import { pinConversations } from "./pin-conversations.ts";

let endAutosave = () => {};
beforeEach(() => {
  endAutosave = autosaveDocuments();
});
afterEach(() => endAutosave());

/** Three stored conversations, the last one open. */
async function storeThree(): Promise<[string, string, string]> {
  const open = async () => {
    draftReplaced({ ...EMPTY_DRAFT, text: "so that the next is another conversation" });
    openNewConversation();
    const id = await openExample();
    await flushDocuments();
    return id;
  };
  return [await open(), await open(), await open()];
}

const listTimes = async () =>
  Object.fromEntries((await listConversations()).map((each) => [each.id, each.updatedAtMs]));
const listPinned = async () => {
  const { conversations } = await queryClient.fetchQuery({ ...savedListQuery, staleTime: 0 });
  return conversations.flatMap(({ id, isPinned }) => (isPinned ? [id] : []));
};

test("several conversations are deleted with one Undo, which restores each with its time and opens the open one again", async () => {
  const [first, second, third] = await storeThree();
  const times = await listTimes();
  const records = await Promise.all([first, third].map(loadConversation));
  const noticeCount = getNotices().length;
  await deleteWithUndo([third, first]);
  expect(
    getNotices()
      .slice(noticeCount)
      .map(({ text }) => text),
  ).toEqual(["2 conversations were deleted."]);
  expect(Object.keys(await listTimes())).not.toContain(first);
  expect([first, third]).not.toContain(getOpen().id);

  getNotices().at(-1)?.action?.run();
  await waitFor(() => expect(getOpen().id).toBe(third));
  expect(await listTimes()).toMatchObject({ [first]: times[first], [second]: times[second], [third]: times[third] });
  expect(await Promise.all([first, third].map(loadConversation))).toEqual(records);
});

test("a pin is kept with later changes, is no change of a conversation's age, and can be taken off", async () => {
  const [first, second, third] = await storeThree();
  const times = await listTimes();
  await pinConversations([first, third], true);
  expect(await listPinned()).toEqual(expect.arrayContaining([first, third]));
  expect(await listPinned()).not.toContain(second);
  expect(await listTimes()).toEqual(times);

  conversationChanged(third, (before) => ({ ...before, title: "Pinned and renamed" }));
  await flushDocuments();
  expect((await loadConversation(third))?.head).toMatchObject({ isPinned: true, title: "Pinned and renamed" });
  await openConversation(first);
  expect(getOpen().isPinned).toBe(true);
  await pinConversations([first, third], false);
  expect(await listPinned()).not.toEqual(expect.arrayContaining([first]));
  expect((await loadConversation(first))?.head).not.toHaveProperty("isPinned");
});
