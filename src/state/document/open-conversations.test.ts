import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { getOpen, openExample } from "#e2e/fixtures/open-example.ts";
import { deleteConversation, listConversations, loadConversation } from "#io/storage/conversation-records.ts";
import { deleteWithUndo } from "#state/edits/delete-conversation.ts";
import { getNotices } from "#state/notices.ts";
import { autosaveDocuments, flushDocuments } from "./autosave-documents.ts";
import { openConversationChanged } from "./documents.ts";
import { draftReplaced, draftTyped, EMPTY_DRAFT, getDraft } from "./drafts.ts";
import {
  closeDeletedConversation,
  openConversation,
  openFirstConversation,
  openNewConversation,
} from "./open-conversations.ts";

let endAutosave = () => {};
beforeEach(() => {
  endAutosave = autosaveDocuments();
  draftReplaced({ ...EMPTY_DRAFT, text: "so that the next is another conversation" });
  openNewConversation();
});
afterEach(() => endAutosave());

test("deleting the only conversation opens a new one, whose changes are stored and survive the undo", async () => {
  for (const { id } of await listConversations()) await deleteConversation(id);
  const id = await openExample();
  await flushDocuments();
  await deleteWithUndo(id);
  const next = getOpen().id;
  expect(next).not.toBe(id);
  openConversationChanged((before) => ({ ...before, title: "Written afterwards" }));
  await flushDocuments();
  expect((await listConversations()).map((stored) => stored.id)).toEqual([next]);
  getNotices().at(-1)?.action?.run();
  await expect
    .poll(async () => (await listConversations()).map((stored) => stored.id).toSorted())
    .toEqual([id, next].toSorted());
  expect((await loadConversation(next))?.head).toMatchObject({ title: "Written afterwards" });
});

test("the only conversation, deleted in another tab, is replaced by a new one that is stored", async () => {
  for (const { id } of await listConversations()) await deleteConversation(id);
  const id = await openExample();
  await flushDocuments();
  await deleteConversation(id);
  await closeDeletedConversation(id);
  const next = getOpen().id;
  expect(next).not.toBe(id);
  openConversationChanged((before) => ({ ...before, title: "Written afterwards" }));
  await flushDocuments();
  expect((await listConversations()).map((stored) => stored.id)).toEqual([next]);
});

test("opening two conversations in quick succession ends with the second one and its draft", async () => {
  const one = await openExample();
  draftTyped(one, "draft of one");
  await flushDocuments();
  openNewConversation();
  const opening = openConversation(one);
  openNewConversation();
  const last = getOpen().id;
  await opening;
  expect(getOpen().id).toBe(last);
  expect(getDraft().text).toBe("");
});

test("a conversation chosen while the first conversation is loading stays open", async () => {
  const older = await openExample();
  draftReplaced({ ...EMPTY_DRAFT, text: "so that the next is another conversation" });
  openNewConversation();
  await openExample();
  const first = openFirstConversation();
  await openConversation(older);
  await first;
  expect(getOpen().id).toBe(older);
});
