import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { getOpen, openExample } from "#e2e/fixtures/open-example.ts";
import { pictureRefused } from "#io/storage/storage-trouble.ts";
import { getNotices, noticeClosed } from "#state/notices.ts";
import { run } from "#state/replies/run.ts";
import { autosaveDocuments, flushDocuments } from "./autosave-documents.ts";
import { repliesAdvanced } from "./advance-replies.ts";
import { openConversationChanged } from "./documents.ts";
import { followStorage } from "./follow-storage.ts";
import { openNewConversation } from "./open-conversations.ts";

/** Opens the database as a newer Étude in another tab does. */
function openNewer(): Promise<IDBDatabase> {
  const request = indexedDB.open("etude", 99);
  return new Promise((resolve) => request.addEventListener("success", () => resolve(request.result)));
}

test("each picture that the disk refuses is told of, in one notice at a time", () => {
  const end = followStorage(async () => {}, "");
  const listTexts = () => getNotices().map(({ text }) => text);
  pictureRefused(new DOMException("full", "QuotaExceededError"));
  pictureRefused(new DOMException("full", "QuotaExceededError"));
  expect(listTexts()).toEqual([expect.stringMatching(/did not store a picture .*is full: delete conversations/)]);
  for (const { id } of getNotices()) noticeClosed(id);
  pictureRefused(new DOMException("full", "QuotaExceededError"));
  expect(listTexts()).toEqual([expect.stringMatching(/did not store a picture .*is full: delete conversations/)]);
  for (const { id } of getNotices()) noticeClosed(id);
  end();
  pictureRefused(new DOMException("full", "QuotaExceededError"));
  expect(listTexts()).toEqual([]);
});

test("for a newer Étude in another tab, this one stores its running reply, leaves the storage and runs no more", async () => {
  autosaveDocuments();
  followStorage(async () => {}, "");
  openNewConversation();
  const id = await openExample();
  const [first] = Object.values(getOpen().replies);
  if (!first) throw new Error("no reply");
  const running = { ...first, id: "running", sample: 1, status: "streaming" as const, parts: [] };
  openConversationChanged((before) => addReplies(before, [running]));
  await flushDocuments();

  let isLeft = false;
  const newer = openNewer().then((database) => {
    isLeft = true;
    return database;
  });
  await expect
    .poll(() => getNotices().at(-1))
    .toMatchObject({
      text: expect.stringContaining("Load this page again"),
      action: { label: "Load again" },
    });
  expect(await run()).toContain("Load this page again");
  expect(isLeft).toBe(false);

  const events = [
    { type: "part-delta", index: 0, part: "text", text: "the paid end" },
    { type: "finished", reason: "stop" },
  ] as const;
  repliesAdvanced([{ conversationId: id, replyId: "running", events, atMs: 2 }]);
  const request = (await newer).transaction("replies").objectStore("replies").get("running");
  await new Promise((resolve) => request.addEventListener("success", resolve));
  expect(request.result).toMatchObject({ value: { status: "done" } });
  expect(JSON.stringify(request.result)).toContain("the paid end");
});
