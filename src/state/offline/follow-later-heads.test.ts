import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { openExample } from "#e2e/fixtures/open-example.ts";
import { laterHeadFound } from "#io/storage/later-heads.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { getNotices } from "#state/notices.ts";
import { followLaterHeads } from "./follow-later-heads.ts";

test("a conversation in memory that a newer Étude has written is told of once, and one that is not open not at all", async () => {
  openNewConversation();
  const id = await openExample();
  laterHeadFound(id);
  followLaterHeads();
  laterHeadFound(id);
  laterHeadFound("of another tab");
  expect(getNotices()).toEqual([
    expect.objectContaining({
      tone: "danger",
      text: expect.stringContaining("A newer version of Étude in another tab has changed this conversation."),
      action: expect.objectContaining({ label: "Reload" }),
    }),
  ]);
});
