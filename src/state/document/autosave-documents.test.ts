import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { diffConversation } from "#core/conversation/diff-conversation.ts";
import { changeSharedSettings } from "#core/conversation/settings.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import type { TabMessage } from "#io/browser/other-tabs.ts";
import { saveChanges } from "#io/storage/conversation-records.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { openDatabase } from "#io/storage/open-database.ts";
import { deleteWithUndo } from "#state/edits/delete-conversations.ts";
import { repliesAdvanced } from "./advance-replies.ts";
import { conversationChanged, openConversationChanged } from "./documents.ts";
import { updateAttachments, draftReplaced, draftTyped, EMPTY_DRAFT, getDraft } from "./drafts.ts";
import { loadDraftOf } from "./load-draft.ts";
import { followOtherTabs } from "./follow-other-tabs.ts";
import { flushDocuments, autosaveDocuments, saveConversation } from "./autosave-documents.ts";
import { isConversationUnsaved } from "./save-states.ts";
import { closeDeletedConversation } from "./close-deleted-conversation.ts";
import { reloadChangedConversation, openConversation, openNewConversation } from "./open-conversations.ts";
import { getOpen, openExample } from "#e2e/fixtures/open-example.ts";
import { getNotices } from "#state/notices.ts";
import { replyDeleted, turnDeleted } from "#state/edits/turn-edits.ts";

let endAutosave = () => {};
beforeEach(() => {
  endAutosave = autosaveDocuments();
  draftReplaced({ ...EMPTY_DRAFT, text: "so that the next is another conversation" });
  openNewConversation();
});
afterEach(() => endAutosave());

/** Says what another tab would say: a channel does not hear itself, so this is another one. */
function postAsAnotherTab(message: TabMessage): void {
  const channel = new BroadcastChannel("etude:saved");
  channel.postMessage(message);
  channel.close();
}

/** Makes the disk refuse transactions, as a full or broken one does. Returns a function that stops this. */
function refuseStorage(refuses: (mode: string | undefined) => boolean): () => void {
  const { transaction } = Object.getOwnPropertyDescriptors(IDBDatabase.prototype);
  const accept = transaction?.value as IDBDatabase["transaction"];
  Object.defineProperty(IDBDatabase.prototype, "transaction", {
    ...transaction,
    value(this: IDBDatabase, ...parameters: Parameters<IDBDatabase["transaction"]>) {
      if (refuses(parameters[1])) throw new DOMException("full", "QuotaExceededError");
      return accept.apply(this, parameters);
    },
  });
  return () => Object.defineProperty(IDBDatabase.prototype, "transaction", { ...transaction });
}

const undo = () => getNotices().at(-1)?.action?.run();

test("a saved conversation reopens unchanged, with its draft", async () => {
  const id = await openExample();
  draftTyped(id, "half a thought");
  const before = getOpen();
  openNewConversation();
  expect(getDraft().text).toBe("");
  expect(await openConversation(id)).toBe(true);
  expect(getOpen()).toEqual(before);
  expect(getDraft().text).toBe("half a thought");
});

test("an untouched new conversation is not stored, and a new conversation with a draft is stored", async () => {
  const id = getOpen().id;
  await flushDocuments();
  expect(await loadConversation(id)).toBeUndefined();
  draftTyped(id, "x");
  await flushDocuments();
  expect(await loadConversation(id)).toBeDefined();
  expect((await loadDraftOf(id)).text).toBe("x");
});

test("a change that the disk refuses shows a notice, stays in memory and is saved later", async () => {
  const id = await openExample();
  const accept = refuseStorage(() => true);
  openConversationChanged((before) => addTurn(before, { ...exampleTurn("t2", `${id}-t1`), id: `${id}-t2` }));
  await flushDocuments();
  expect(isConversationUnsaved(id)).toBe(true);
  expect(getNotices().at(-1)?.text).toMatch(
    /did not save the last change .*is full: delete conversations or free space/,
  );
  openNewConversation();
  accept();
  // What was stored before is whole.
  expect(await loadConversation(id)).toMatchObject({ turns: [{ id: `${id}-t1` }], replies: [{ id: `${id}-r1` }] });
  expect(await openConversation(id)).toBe(true);
  expect(Object.keys(getOpen().turns)).toContain(`${id}-t2`);
  await flushDocuments();
  expect((await loadConversation(id))?.turns).toHaveLength(2);
});

test("a change from another tab appears in an idle conversation and is not overwritten by the next change", async () => {
  const id = await openExample();
  const theirs = addTurn(getOpen(), { ...exampleTurn("t2", `${id}-t1`), id: `${id}-t2` });
  await saveChanges(diffConversation(getOpen(), theirs), false, 1);
  await reloadChangedConversation(id);
  openConversationChanged((before) => ({ ...before, title: "Mine" }));
  await flushDocuments();
  openNewConversation();
  await openConversation(id);
  expect(getOpen().title).toBe("Mine");
  expect(getOpen().view.leafTurnId).toBe(`${id}-t2`);
});

test("a change from another tab is read once the running reply has finished, and is not overwritten", async () => {
  const id = await openExample();
  const end = followOtherTabs();
  const [first] = Object.values(getOpen().replies);
  if (!first) throw new Error("no reply");
  const running = reduceReply(
    { ...first, id: `${id}-r2`, sample: 1, status: "queued", parts: [] },
    [{ type: "phase", phase: "waiting" }],
    1,
  );
  openConversationChanged((before) => addReplies(before, [running]));
  await flushDocuments();
  await saveChanges(diffConversation(getOpen(), { ...getOpen(), title: "Theirs" }), false, 1);
  postAsAnotherTab({ type: "saved", conversationId: id });
  await expect.poll(async () => (await loadConversation(id))?.head).toMatchObject({ title: "Theirs" });
  repliesAdvanced([
    { conversationId: id, replyId: running.id, events: [{ type: "finished", reason: "stop" }], atMs: 3 },
  ]);
  await expect.poll(() => getOpen().title).toBe("Theirs");
  expect(getOpen().replies[running.id]?.status).toBe("done");
  end();
});

test("a draft that the disk refuses is restored when its conversation reopens", async () => {
  const id = await openExample();
  const accept = refuseStorage((mode) => mode === "readwrite");
  draftTyped(id, "refused but not lost");
  await expect.poll(() => getNotices().some(({ text }) => text.includes("did not save the draft"))).toBe(true);
  openNewConversation();
  accept();
  await openConversation(id);
  expect(getDraft().text).toBe("refused but not lost");
});

test("two pictures that become ready together for a conversation left behind are both added to its draft", async () => {
  const id = await openExample();
  openNewConversation();
  const picture = (blob: string) => ({
    id: blob,
    part: { kind: "image" as const, blob, mediaType: "image/png", widthPx: 1, heightPx: 1 },
    name: blob,
    sizeBytes: 1,
    notes: [],
  });
  await Promise.all(["one", "two"].map((blob) => updateAttachments(id, (before) => [...before, picture(blob)])));
  expect((await loadDraftOf(id)).attachments.map(({ name }) => name).toSorted()).toEqual(["one", "two"]);
  await expect(updateAttachments("gone", (before) => before)).rejects.toThrow("its conversation is gone");
});

test("a turn that another tab added after the stored last turn is on the open branch", async () => {
  const id = await openExample();
  const { head: _head, ...changes } = diffConversation(
    getOpen(),
    addTurn(getOpen(), { ...exampleTurn("t2", `${id}-t1`), id: `${id}-t2` }),
  );
  await saveChanges(changes, false, 1);
  openNewConversation();
  await openConversation(id);
  expect(getOpen().view.leafTurnId).toBe(`${id}-t2`);
});

test("a conversation that another tab deletes during an edit in this tab is saved again in full", async () => {
  const id = await openExample();
  const database = await openDatabase();
  await database.clear("conversations");
  await database.clear("turns");
  await database.clear("replies");
  openConversationChanged((before) => addTurn(before, { ...exampleTurn("t2", `${id}-t1`), id: `${id}-t2` }));
  await flushDocuments();
  const stored = await loadConversation(id);
  expect([stored?.turns.length, stored?.replies.length]).toEqual([2, 1]);
});

test("an idle conversation that another tab deletes is closed", async () => {
  const id = await openExample();
  await (await openDatabase()).delete("conversations", id);
  await closeDeletedConversation(id);
  expect(getOpen().id).not.toBe(id);
});

test("undoing a deletion restores every stored record, even unreadable ones, and a failed deletion shows a notice", async () => {
  const id = await openExample();
  const database = await openDatabase();
  await database.put("replies", { id: `${id}-odd`, conversationId: id, value: { from: "the future" } });
  const before = await loadConversation(id);
  await deleteWithUndo([id]);
  expect(await loadConversation(id)).toBeUndefined();
  undo();
  await expect.poll(() => loadConversation(id)).toEqual(before);

  await openConversation(id);
  const accept = refuseStorage((mode) => mode === "readwrite");
  await deleteWithUndo([id]);
  accept();
  expect(getNotices().at(-1)?.text).toContain("did not delete");
  conversationChanged(id, (conversation) => ({ ...conversation, title: "Still saved" }));
  await flushDocuments();
  expect((await loadConversation(id))?.head).toMatchObject({ title: "Still saved" });
});

test("undo restores exactly the deleted reply or turn, even from another conversation", async () => {
  const id = await openExample();
  const [first] = Object.values(getOpen().replies);
  if (!first) throw new Error("no reply");
  openConversationChanged((before) => addReplies(before, [{ ...first, id: `${id}-r2`, sample: 1 }]));
  openConversationChanged((before) => ({
    ...before,
    view: { ...before.view, shown: { [`${first.turnId}:${first.variantId}`]: first.id } },
  }));
  const before = getOpen();
  const second = before.replies[`${id}-r2`];
  if (!second) throw new Error("no second reply");
  replyDeleted(second);
  expect(Object.keys(getOpen().replies)).toEqual([first.id]);
  undo();
  await expect.poll(() => getOpen().view.shown).toEqual(before.view.shown);
  expect(getOpen().replies).toEqual(before.replies);

  turnDeleted(first.turnId);
  expect(getOpen().turns).toEqual({});
  openNewConversation();
  undo();
  await expect.poll(() => getOpen().id).toBe(id);
  await expect.poll(() => getOpen().turns).toEqual(before.turns);
  expect(getOpen().replies).toEqual(before.replies);
});

test("a streaming reply is written in pieces after a moment, and whole and without them when it finishes", async () => {
  const id = await openExample();
  const [first] = Object.values(getOpen().replies);
  if (!first) throw new Error("no reply");
  const running = reduceReply(
    { ...first, id: `${id}-r2`, sample: 1, status: "queued", parts: [] },
    [{ type: "phase", phase: "waiting" }],
    1,
  );
  openConversationChanged((before) => addReplies(before, [running]));
  await flushDocuments();
  const textOnDisk = async () =>
    JSON.stringify((await loadConversation(id))?.replies.find((record) => record.id === running.id));
  repliesAdvanced([
    {
      conversationId: id,
      replyId: running.id,
      events: [{ type: "part-delta", index: 0, part: "text", text: "unwritten" }],
      atMs: 2,
    },
  ]);
  const piecesOnDisk = async () => JSON.stringify((await loadConversation(id))?.pieces);
  expect(await piecesOnDisk()).not.toContain("unwritten");
  await expect.poll(piecesOnDisk).toContain("unwritten");
  expect(await textOnDisk()).not.toContain("unwritten");
  repliesAdvanced([
    { conversationId: id, replyId: running.id, events: [{ type: "finished", reason: "stop" }], atMs: 3 },
  ]);
  await expect.poll(textOnDisk).toContain("unwritten");
  expect(await piecesOnDisk()).toBe("[]");
});

test("settings typed after each other are written together", async () => {
  const id = await openExample();
  const systemOnDisk = async () => JSON.stringify((await loadConversation(id))?.head);
  const type = (system: string) => openConversationChanged((before) => changeSharedSettings(before, { system }));
  type("One");
  await expect.poll(systemOnDisk).toContain("One");
  type("One t");
  type("One two");
  expect(await systemOnDisk()).not.toContain("One t");
  await expect.poll(systemOnDisk).toContain("One two");
});

test("a setting waits for the rest of the time since the last save, not for all of it again", async () => {
  const id = await openExample();
  const type = (system: string) => openConversationChanged((before) => changeSharedSettings(before, { system }));
  const headOnDisk = async () => JSON.stringify((await loadConversation(id))?.head);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  onTestFinished(() => void vi.useRealTimers());
  vi.advanceTimersByTime(1000);
  type("Be brief.");
  await saveConversation(id);
  vi.advanceTimersByTime(150);
  type("Be very brief.");
  vi.advanceTimersByTime(49);
  expect(await headOnDisk()).not.toContain("very");
  vi.advanceTimersByTime(1);
  await expect.poll(headOnDisk).toContain("very");
});
