import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { saveDraft } from "#io/storage/draft-records.ts";
import { loadDraft } from "#io/storage/stored-drafts.ts";
import { openDatabase } from "#io/storage/open-database.ts";
import { deleteWithUndo } from "#state/edits/delete-conversations.ts";
import { getNotices } from "#state/notices.ts";
import { resetState } from "#state/reset-state.ts";
import { autosaveDocuments, flushDocuments } from "./autosave-documents.ts";
import { deleteUnwritten } from "./delete-unwritten.ts";
import { draftReplaced, draftTyped, EMPTY_DRAFT, flushDraft, getDraft, updateAttachments } from "./drafts.ts";
import { openConversation, openNewConversation } from "./open-conversations.ts";

const PICTURE = {
  id: "a1",
  part: { kind: "image" as const, blob: "b1", mediaType: "image/png", widthPx: 1, heightPx: 1 },
  name: "dot.png",
  sizeBytes: 1,
  notes: [],
};

let endAutosave = () => {};
beforeEach(() => {
  vi.stubGlobal("sessionStorage", createMemoryStorage());
  resetState();
  endAutosave = autosaveDocuments();
  openNewConversation();
});
afterEach(() => {
  endAutosave();
  vi.unstubAllGlobals();
});

/** Types into the open conversation and stores it. Returns its id. */
async function typeAndSave(text: string): Promise<string> {
  const { id } = getOpen();
  draftTyped(id, text);
  await flushDocuments();
  await expect.poll(() => loadDraft(id)).toMatchObject({ text });
  return id;
}

async function reload(id: string): Promise<void> {
  resetState();
  expect(await openConversation(id)).toBe(true);
}

test("a reload shows the draft typed in this tab, and offers the one that another tab stored since", async () => {
  const id = await typeAndSave("mine");
  await saveDraft(id, { text: "theirs", attachments: [] });
  await reload(id);
  expect(getDraft().text).toBe("mine");
  await reload(id);
  expect(getDraft().text).toBe("mine");
  expect(getNotices()).toMatchObject([{ action: { label: "Use it" } }]);
  getNotices()[0]?.action?.run();
  expect(getDraft().text).toBe("theirs");
  await reload(id);
  expect(getDraft().text).toBe("theirs");
  expect(getNotices()).toEqual([]);
});

test("a draft typed in this tab outlives a reload after which a late storage has a new conversation open first", async () => {
  const id = await typeAndSave("mine");
  await saveDraft(id, { text: "theirs", attachments: [] });
  resetState();
  openNewConversation();
  await openConversation(id);
  expect(getDraft().text).toBe("mine");
});

test("a reload offers the stored draft where it has a picture that the one typed in this tab has not", async () => {
  const id = await typeAndSave("mine");
  await saveDraft(id, { text: "mine", attachments: [], versionImages: { t1: [PICTURE] } });
  await reload(id);
  expect(getNotices()).toMatchObject([{ action: { label: "Use it" } }]);
  await saveDraft(id, { text: "mine", attachments: [PICTURE] });
  await reload(id);
  expect(getNotices()).toMatchObject([{ action: { label: "Use it" } }]);
  getNotices()[0]?.action?.run();
  expect(getDraft().attachments).toEqual([PICTURE]);
  await reload(id);
  expect(getNotices()).toEqual([]);
});

test("a reload shows the stored draft where the tab had no room for what was typed last", async () => {
  const id = await typeAndSave("short");
  Object.assign(sessionStorage, {
    setItem: () => {
      throw new DOMException("No room", "QuotaExceededError");
    },
  });
  await typeAndSave("longer");
  await reload(id);
  expect(getDraft().text).toBe("longer");
  expect(getNotices()).toEqual([]);
});

test("a draft that was sent or left for another conversation is read from the disk again", async () => {
  const id = await typeAndSave("mine");
  openNewConversation();
  await saveDraft(id, { text: "theirs", attachments: [] });
  await openConversation(id);
  expect(getDraft().text).toBe("theirs");
  draftReplaced({ ...EMPTY_DRAFT, text: "sent" });
  draftReplaced(EMPTY_DRAFT);
  await expect.poll(() => loadDraft(id)).toMatchObject({ text: "" });
  await saveDraft(id, { text: "theirs again", attachments: [] });
  await reload(id);
  expect(getDraft().text).toBe("theirs again");
  expect(getNotices()).toEqual([]);
});

test("a stored draft that cannot be read is said to be, set aside, and deleted with its conversation", async () => {
  const id = await typeAndSave("mine");
  openNewConversation();
  const damaged = { text: 5 };
  await saveDraft(id, damaged);
  await openConversation(id);
  expect(getDraft()).toEqual(EMPTY_DRAFT);
  expect(getNotices().at(-1)).toMatchObject({ tone: "danger", text: expect.stringContaining("could not be read") });
  await typeAndSave("anew");
  const listDrafts = async () => JSON.stringify(await (await openDatabase()).getAll("drafts"));
  expect(await listDrafts()).toContain(JSON.stringify(damaged));
  await deleteWithUndo([id]);
  expect(await listDrafts()).not.toContain(id);
  getNotices().at(-1)?.action?.run();
  await expect.poll(listDrafts).toContain(JSON.stringify(damaged));
});

test("a conversation keeps a draft that could not be read when it is left with nothing written in it", async () => {
  const id = await typeAndSave("mine");
  openNewConversation();
  await saveDraft(id, { text: 5 });
  await openConversation(id);
  openNewConversation();
  await deleteUnwritten(id);
  expect(await loadConversation(id)).toMatchObject({ draft: undefined, aside: { text: 5 } });
});

test("pictures added to a version of a turn count as content of the draft", async () => {
  const { id } = getOpen();
  await updateAttachments(id, () => [PICTURE], "t1");
  await expect.poll(() => loadConversation(id)).toMatchObject({ draft: { versionImages: { t1: [PICTURE] } } });
  await reload(id);
  await saveDraft(id, EMPTY_DRAFT);
  await reload(id);
  expect(getDraft().versionImages).toEqual({ t1: [PICTURE] });
});

test("a large draft that is typed without a pause is written about once a second", async () => {
  const { id } = getOpen();
  const paste = "long ".repeat(5000);
  const stored = async () => JSON.stringify((await loadConversation(id))?.draft ?? "");
  const startedAtMs = Date.now();
  let typed = paste;
  while (!(await stored()).includes(paste)) {
    typed += "x";
    draftTyped(id, typed);
    await new Promise((resolve) => setImmediate(resolve));
    expect(Date.now() - startedAtMs).toBeLessThan(15_000);
  }
  flushDraft();
  await expect.poll(stored).toContain(typed);
});

test("keys typed after each other are kept in the tab at once and written to the disk together, at the latest when the page hides", async () => {
  const id = await typeAndSave("a");
  for (const typed of ["ab", "abc", "abcd"]) draftTyped(id, typed);
  expect(sessionStorage.getItem("etude:draft")).toContain("abcd");
  expect(await loadDraft(id)).toMatchObject({ text: "a" });
  flushDraft();
  await expect.poll(() => loadDraft(id)).toMatchObject({ text: "abcd" });
  draftTyped(id, "abcde");
  await expect.poll(() => loadDraft(id)).toMatchObject({ text: "abcde" });
});
