import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MODEL_PATH, type Conversation } from "#core/conversation/conversation.ts";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { copyVariant } from "#core/conversation/edit-variants.ts";
import { changeSettings, changeSharedSettings } from "#core/conversation/settings.ts";
import { getOpen, openExample } from "#e2e/fixtures/open-example.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import {
  deleteConversation,
  loadConversation,
  renameStoredConversation,
  restoreConversation,
} from "#io/storage/whole-conversations.ts";
import { deleteWithUndo } from "#state/edits/delete-conversations.ts";
import { getNotices } from "#state/notices.ts";
import { resetState } from "#state/reset-state.ts";
import { autosaveDocuments, flushDocuments } from "./autosave-documents.ts";
import { repliesAdvanced } from "./advance-replies.ts";
import { getOpenConversation, openConversationChanged } from "./documents.ts";
import { deleteUnwritten } from "./delete-unwritten.ts";
import { draftReplaced, draftTyped, EMPTY_DRAFT, getDraft, updateAttachments } from "./drafts.ts";
import { preparationStarted } from "./intake.ts";
import { closeDeletedConversation } from "./close-deleted-conversation.ts";
import { addressEntered, openConversation, openFirstConversation, openNewConversation } from "./open-conversations.ts";

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
  await deleteWithUndo([id]);
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

test.each(["the only one", "one of two"])(
  "a conversation that is deleted as %s is open again after Undo",
  async (name) => {
    for (const { id } of await listConversations()) await deleteConversation(id);
    const others = name === "the only one" ? [] : [await openExample()];
    openNewConversation();
    const id = await openExample();
    for (let round = 0; round < 2; round += 1) {
      await deleteWithUndo([id]);
      expect((await listConversations()).map((stored) => stored.id)).toEqual(others);
      expect(others.length === 0 ? getOpen().id !== id : getOpen().id === others[0]).toBe(true);
      getNotices().at(-1)?.action?.run();
      await expect.poll(() => getOpen().id).toBe(id);
      expect((await listConversations()).map((stored) => stored.id).toSorted()).toEqual([id, ...others].toSorted());
      expect(Object.values(getOpen().replies)).toHaveLength(1);
    }
  },
);

test("a prompt typed after a deletion is kept and listed when the deletion is undone", async () => {
  for (const { id } of await listConversations()) await deleteConversation(id);
  const id = await openExample();
  await deleteWithUndo([id]);
  const next = getOpen().id;
  draftTyped(next, "typed meanwhile");
  getNotices().at(-1)?.action?.run();
  await expect.poll(() => getOpen().id).toBe(id);
  expect((await listConversations()).map((stored) => stored.id).toSorted()).toEqual([id, next].toSorted());
  await openConversation(next);
  expect(getDraft().text).toBe("typed meanwhile");
});

test("a conversation with a prompt that is not sent is saved again whole when another tab deletes it", async () => {
  const id = await openExample();
  draftTyped(id, "half a thought");
  await flushDocuments();
  await deleteConversation(id);
  await closeDeletedConversation(id);
  expect(getOpen().id).toBe(id);
  expect(getNotices().at(-1)?.text).toContain("saved again");
  await expect
    .poll(() => loadConversation(id))
    .toMatchObject({ turns: [{}], replies: [{}], draft: { text: "half a thought" } });
});

test("a conversation with a running reply is saved again whole when another tab deletes it", async () => {
  const id = await openExample();
  const [first] = Object.values(getOpen().replies);
  if (!first) throw new Error("no reply");
  openConversationChanged((before) =>
    addReplies(before, [{ ...first, id: `${id}-r2`, sample: 1, status: "streaming" }]),
  );
  await flushDocuments();
  await deleteConversation(id);
  await closeDeletedConversation(id);
  expect(getOpen().id).toBe(id);
  repliesAdvanced([
    { conversationId: id, replyId: `${id}-r2`, events: [{ type: "finished", reason: "stop" }], atMs: 3 },
  ]);
  await expect.poll(() => loadConversation(id)).toMatchObject({ turns: [{}], replies: [{}, {}] });
});

test("at the start, a conversation that cannot be read is said to be, and the newest readable one opens", async () => {
  for (const { id } of await listConversations()) await deleteConversation(id);
  const readable = await openExample();
  draftReplaced({ ...EMPTY_DRAFT, text: "so that the next is another conversation" });
  openNewConversation();
  await restoreConversation(
    "damaged",
    { head: { version: 99 }, turns: [], replies: [], rows: [], pieces: [], draft: undefined, aside: undefined },
    Infinity,
  );
  await openFirstConversation();
  expect(getOpen().id).toBe(readable);
  expect(getNotices().at(-1)?.text).toContain("could not be read");
  expect(getNotices().at(-1)?.action?.label).toBe("Save as a file");
  await deleteConversation("damaged");
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

test("a setting changed while the first conversation is looked for stays open, and is not left for a stored one", async () => {
  const stored = await openExample();
  openNewConversation();
  const first = openFirstConversation();
  const { id } = getOpen();
  expect(id).not.toBe(stored);
  openConversationChanged((before) => changeSharedSettings(before, { modelId: "a/b" }));
  expect(await first).toBe(true);
  expect(getOpen()).toMatchObject({ id, shared: { modelId: "a/b" } });
});

/** The ids of the conversations on the disk. */
const listIds = async () => (await listConversations()).map(({ id }) => id);

test("a conversation in which only settings were chosen leaves the list when it is left", async () => {
  draftReplaced(EMPTY_DRAFT);
  openNewConversation();
  const { id } = getOpen();
  openConversationChanged((before) => changeSharedSettings(before, { modelId: "a/b" }));
  draftTyped(id, "typed and deleted again");
  draftTyped(id, "");
  await flushDocuments();
  expect(await listIds()).toContain(id);
  openNewConversation();
  const next = getOpen();
  expect([next.id !== id, next.shared.modelId]).toEqual([true, "a/b"]);
  await expect.poll(listIds).not.toContain(id);
});

test("a conversation without a turn stays in the list when it has a title, a system prompt, columns or a prompt", async () => {
  const changes = [
    (before: Conversation) => ({ ...before, title: "Titled" }),
    (before: Conversation) => changeSharedSettings(before, { system: "Be brief." }),
    (before: Conversation) => copyVariant(before, before.variants[0]?.id ?? "", "copy", "last"),
    (before: Conversation) => changeSweptField(before, before.variants[0]?.id ?? "", "temperature", "0, 1"),
  ];
  const kept: string[] = [];
  for (const change of changes) {
    openNewConversation();
    draftReplaced(EMPTY_DRAFT);
    openConversationChanged(change);
    kept.push(getOpen().id);
    openNewConversation();
  }
  draftTyped(getOpen().id, "not sent");
  kept.push(getOpen().id);
  await openExample();
  await flushDocuments();
  expect(await listIds()).toEqual(expect.arrayContaining(kept));
});

test("a conversation that is left while a file is prepared for it stays, and gets the picture", async () => {
  draftReplaced(EMPTY_DRAFT);
  openNewConversation();
  const { id } = getOpen();
  openConversationChanged((before) => changeSharedSettings(before, { modelId: "a/b" }));
  await flushDocuments();
  const finished = preparationStarted(id, "dot.png");
  openNewConversation();
  await deleteUnwritten(id);
  expect(await listIds()).toContain(id);
  const part = { kind: "image" as const, blob: "b1", mediaType: "image/png", widthPx: 1, heightPx: 1 };
  const picture = { id: "a1", part, name: "dot.png", sizeBytes: 1, notes: [] };
  await updateAttachments(id, (before) => [...before, picture]);
  finished();
  await deleteUnwritten(id);
  expect(await loadConversation(id)).toMatchObject({ draft: { attachments: [picture] } });
});

test("a conversation that is left unwritten here stays when another tab has given it a title", async () => {
  draftReplaced(EMPTY_DRAFT);
  openNewConversation();
  const { id } = getOpen();
  openConversationChanged((before) => changeSharedSettings(before, { modelId: "a/b" }));
  await flushDocuments();
  await renameStoredConversation(id, "Titled elsewhere");
  openNewConversation();
  await deleteUnwritten(id);
  expect(await loadConversation(id)).toMatchObject({ head: { title: "Titled elsewhere" } });
});

test("an empty conversation that another tab left is a new one here, and is stored with its first prompt", async () => {
  draftReplaced(EMPTY_DRAFT);
  openNewConversation();
  const { id } = getOpen();
  openConversationChanged((before) => changeSharedSettings(before, { modelId: "a/b" }));
  await flushDocuments();
  await deleteConversation(id);
  await closeDeletedConversation(id);
  expect(getOpen().id).toBe(id);
  draftTyped(id, "written");
  await expect.poll(listIds).toContain(id);
});

test("a new conversation has the connection and the model of column A, also where nothing was run", async () => {
  draftReplaced(EMPTY_DRAFT);
  openNewConversation();
  openConversationChanged((before) => {
    const [first = ""] = before.variants.map(({ id }) => id);
    const columns = copyVariant(
      changeSharedSettings(before, { connectionId: "openrouter", modelId: "a/b" }),
      first,
      "copy",
      "last",
    );
    return changeSettings(columns, "copy", { modelId: "c/d" });
  });
  openNewConversation();
  expect(getOpen().shared).toMatchObject({ connectionId: "openrouter", modelId: "a/b" });
  openConversationChanged((before) => changeSweptField(before, before.variants[0]?.id ?? "", MODEL_PATH, "e/f, g/h"));
  openNewConversation();
  expect(getOpen().shared).toMatchObject({ connectionId: "openrouter", modelId: "e/f" });
});

test("an address that is entered while the first conversation opens takes its place, and one entered later ends nothing", async () => {
  const id = await openExample();
  await flushDocuments();
  resetState();
  const first = openFirstConversation();
  addressEntered();
  expect(await first).toBe(true);
  expect(getOpenConversation()).toBeUndefined();
  openNewConversation();
  const later = openConversation(id);
  addressEntered();
  expect(await later).toBe(true);
  expect(getOpen().id).toBe(id);
});
