// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import { listConversations } from "#io/storage/stored-heads.ts";
import { settingsRecords } from "#io/storage/settings-records.ts";
import { restoreConversation } from "#io/storage/whole-conversations.ts";
import { getNotices } from "#state/notices.ts";
import { saveUnreadableSettings } from "#state/library/save-unreadable.ts";
import { openChosenConversation } from "./open-conversations.ts";

/** Gives the next file that the page offers as a download. */
async function waitForFile(): Promise<unknown> {
  const offered = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:file");
  await vi.waitFor(() => expect(offered).toHaveBeenCalled());
  const [[file]] = offered.mock.calls as [[Blob]];
  offered.mockRestore();
  return JSON.parse(await file.text());
}

const DAMAGED = {
  head: { version: 4, title: 5 },
  turns: [{ id: "t1", value: "half a turn" }],
  replies: [],
  rows: [],
  pieces: [],
  draft: { text: "a draft" },
  aside: { text: 5 },
};

test("a conversation that cannot be read is said to be, is offered as a file with all its records, and stays stored", async () => {
  await restoreConversation("damaged", DAMAGED, 1);
  await openChosenConversation("damaged");
  const notice = getNotices().at(-1);
  expect(notice).toMatchObject({ tone: "danger", text: expect.stringContaining("It is still stored") });
  notice?.action?.run();
  expect(await waitForFile()).toMatchObject({
    etude: "stored-records",
    records: { ...DAMAGED, turns: [{ id: "t1", value: "half a turn" }] },
  });
  expect(await listConversations()).toMatchObject([{ id: "damaged", head: DAMAGED.head }]);
});

test("of saved settings, those that cannot be read are in the file, as they are stored", async () => {
  const damaged = { id: "s", updatedAtMs: 1, value: { format: 99, kept: [1] } };
  await settingsRecords.restore(damaged);
  await settingsRecords.restore({
    id: "t",
    updatedAtMs: 2,
    value: { format: 1, id: "t", name: "Cold", kept: { parameters: {}, extraJson: "" } },
  });
  void saveUnreadableSettings();
  expect(await waitForFile()).toMatchObject({ records: [damaged] });
  expect(await settingsRecords.list()).toHaveLength(2);
});
