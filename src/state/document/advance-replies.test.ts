import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { repliesAdvanced, repliesBroughtIn } from "./advance-replies.ts";
import { autosaveDocuments, flushDocuments } from "./autosave-documents.ts";
import {
  getReply,
  getSettledConversation,
  getUnsettledReplyIds,
  openConversationChanged,
  watchWrites,
} from "./documents.ts";
import { openNewConversation } from "./open-conversations.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  openNewConversation();
});
afterEach(() => {
  resetState();
  vi.useRealTimers();
});

/** Opens a conversation of so many answers and of some replies that run. */
function openRunning(answerCount: number, runningIds: readonly string[]): void {
  const answers = Array.from({ length: answerCount }, (_, index) =>
    exampleReply({ id: `${getOpen().id}-${index}`, sample: index, turnId: "t1", status: "done" }),
  );
  const running = runningIds.map((id) => exampleReply({ id, sample: answerCount, turnId: "t1", status: "streaming" }));
  openConversationChanged((before) =>
    addReplies(addTurn(before, exampleTurn("t1", null, "Hi")), [...answers, ...running]),
  );
}

const advance = (replyId: string, event: StreamEvent) =>
  repliesAdvanced([{ conversationId: getOpen().id, replyId, events: [event], atMs: 1 }]);
const write = (replyId: string, text: string) => advance(replyId, { type: "part-delta", index: 0, part: "text", text });
const finish = (replyId: string) => advance(replyId, { type: "finished", reason: "stop" });

/** The number of times that the settled conversation changes during an act: each copies the list of all replies. */
function countCopies(act: () => void): number {
  let count = 0;
  let before = getSettledConversation()?.replies;
  const end = watchWrites(() => {
    const now = getSettledConversation()?.replies;
    if (now !== before) count += 1;
    before = now;
  });
  act();
  end();
  return count;
}

test("a hundred words of a reply copy the list of replies not once, and its end copies it once", () => {
  openRunning(10, ["r1", "r2"]);
  const words = () => {
    for (let word = 0; word < 100; word += 1) write("r1", "x");
  };
  expect(countCopies(words)).toBe(0);
  expect(getOpen().replies["r1"]?.parts).toEqual([{ kind: "text", text: "x".repeat(100) }]);
  expect(countCopies(() => finish("r1"))).toBe(1);
  expect(getSettledConversation()?.replies["r1"]).toMatchObject({ status: "done" });
});

test("beside more than a thousand answers, replies that end within half a second copy the list once, and count as ended at once", () => {
  openRunning(1001, ["r1", "r2", "r3"]);
  const ends = () => {
    finish("r1");
    finish("r2");
  };
  expect(countCopies(ends)).toBe(0);
  expect(getUnsettledReplyIds(getOpen().id)).toEqual(["r3"]);
  expect([getReply(getOpen().id, "r1")?.status, getOpen().replies["r2"]?.status]).toEqual(["done", "done"]);
  expect(countCopies(() => vi.advanceTimersByTime(500))).toBe(1);
  expect(getSettledConversation()?.replies["r2"]).toMatchObject({ status: "done" });
  expect(countCopies(() => finish("r3"))).toBe(1);
});

test("nothing is written to catch up with ends that an edit has taken in", () => {
  openRunning(1001, ["r1", "r2"]);
  finish("r1");
  openConversationChanged((before) => ({ ...before, title: "Renamed" }));
  expect(getSettledConversation()?.replies["r1"]).toMatchObject({ status: "done" });
  const onWrite = vi.fn<() => void>();
  const end = watchWrites(onWrite);
  vi.advanceTimersByTime(500);
  end();
  expect(onWrite).not.toHaveBeenCalled();
});

test("replies that are brought in meanwhile keep what has streamed, and an edit keeps all of it", () => {
  openRunning(1001, ["r1", "r2"]);
  write("r1", "so far");
  finish("r2");
  repliesBroughtIn(getOpen().id, [exampleReply({ id: "r3", sample: 2000, turnId: "t1" })]);
  expect(getUnsettledReplyIds(getOpen().id)).toEqual(["r1", "r3"]);
  openConversationChanged((before) => ({ ...before, title: "Renamed" }));
  const { replies, title } = getOpen();
  expect([title, replies["r1"]?.parts, replies["r2"]?.status]).toEqual([
    "Renamed",
    [{ kind: "text", text: "so far" }],
    "done",
  ]);
  expect(getSettledConversation()?.replies["r3"]).toMatchObject({ status: "queued" });
});

test("an ended reply is on the disk before the settled conversation has caught up", async () => {
  const end = autosaveDocuments();
  openRunning(1001, ["r1", "r2"]);
  await flushDocuments();
  write("r1", "kept");
  finish("r1");
  await flushDocuments();
  const stored = await loadConversation(getOpen().id);
  expect(stored?.replies.find(({ id }) => id === "r1")?.value).toMatchObject({
    status: "done",
    parts: [{ kind: "text", text: "kept" }],
  });
  end();
});
