import { beforeEach, expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { conversationOpened, getOpenConversation } from "#state/document/documents.ts";
import { getNotices } from "#state/notices.ts";
import { resetState } from "#state/reset-state.ts";
import { markCleared, markRestored, replyMarked } from "./mark-edits.ts";

const mark = () => getOpenConversation()?.replies["r1"]?.mark;

beforeEach(() => {
  resetState();
  const conversation = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null)), [
    exampleReply({ id: "r1", turnId: "t1", status: "done" }),
    exampleReply({ id: "r2", turnId: "t1", sample: 1, status: "failed" }),
  ]);
  conversationOpened(conversation, () => false);
});

test("the first mark adds the check By hand, later ones change what they name and keep the rest", () => {
  replyMarked("r1", { verdict: "pass" });
  replyMarked("r1", { rating: 2 });
  replyMarked("r1", { note: "too long" });
  replyMarked("r1", { verdict: "fail" });
  expect(mark()).toMatchObject({ verdict: "fail", rating: 2, note: "too long" });
  expect(getOpenConversation()?.checks?.map(({ kind }) => kind)).toEqual(["hand"]);
  replyMarked("r1", { rating: undefined, note: " " });
  expect(mark()).toEqual({ verdict: "fail", markedAtMs: expect.any(Number) });
  replyMarked("r1", { verdict: undefined });
  expect(mark()).toBeUndefined();
});

test("a mark that is cleared comes back by Undo, and an earlier one can be put back", async () => {
  replyMarked("r1", { rating: 5, note: "good" });
  const before = mark();
  markCleared("r1");
  expect(mark()).toBeUndefined();
  getNotices().at(-1)?.action?.run();
  await expect.poll(mark).toEqual(before);
  replyMarked("r1", { verdict: "fail" });
  markRestored("r1", before);
  expect(mark()).toEqual(before);
});

test("an answer that failed takes no mark", () => {
  replyMarked("r2", { verdict: "pass" });
  expect(getOpenConversation()?.replies["r2"]?.mark).toBeUndefined();
  expect(getOpenConversation()?.checks).toBeUndefined();
});
