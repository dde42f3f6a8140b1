import { expect, test } from "vitest";
import { addReplies, addTurn, removeReply, removeTurn } from "./edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { isOnlyStreaming, diffConversation } from "./diff-conversation.ts";
import { reduceReply } from "./reduce-reply.ts";

const before = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null)), [
  reduceReply(exampleReply(), [{ type: "phase", phase: "waiting" }], 1),
]);
const advanced = (event: Parameters<typeof reduceReply>[1][number]) => {
  const reply = before.replies["r1"];
  if (!reply) throw new Error("no reply");
  return { ...before, replies: { r1: reduceReply(reply, [event], 2) } };
};

test("the text of a running reply changes one record and can wait; the reply's end cannot wait", () => {
  const growing = diffConversation(before, advanced({ type: "part-delta", index: 0, part: "text", text: "x" }));
  expect(growing).toMatchObject({ turns: [], replies: [], grown: [{ now: { id: "r1" } }] });
  expect(growing.head).toBeUndefined();
  expect(isOnlyStreaming(growing)).toBe(true);
  const ended = diffConversation(before, advanced({ type: "stopped" }));
  expect(isOnlyStreaming(ended)).toBe(false);
  expect(ended).toMatchObject({ hasVisibleChange: true });
  expect(ended.head).toBeUndefined();
});

test("a row's reply that is still to be asked is not written, unless it waits in a batch", () => {
  const waiting = exampleReply({ id: "r2", rowId: "w1", status: "queued" });
  const ask = (reply: typeof waiting) => diffConversation(before, addReplies(before, [reply])).replies;
  expect(ask(waiting)).toEqual([]);
  expect(ask({ ...waiting, batchId: "b1" })).toMatchObject([{ id: "r2", batchId: "b1" }]);
});

test("removed records are named, and no other record is written again", () => {
  const changes = diffConversation(before, removeTurn(before, "t1"));
  expect(changes).toMatchObject({ turns: [], replies: [], removedTurnIds: ["t1"], removedReplyIds: ["r1"] });
});

test("the place of a deleted reply replaces its record, and the reply replaces its place when the deletion is undone", () => {
  const deleted = removeReply(before, "r1");
  expect(diffConversation(before, deleted)).toMatchObject({ gone: [{ id: "r1" }], removedReplyIds: [] });
  expect(diffConversation(deleted, before)).toMatchObject({ replies: [{ id: "r1" }], gone: [], removedReplyIds: [] });
  expect(diffConversation(deleted, removeTurn(deleted, "t1"))).toMatchObject({ gone: [], removedReplyIds: ["r1"] });
});

test("a conversation that was never written is written whole", () => {
  const changes = diffConversation(undefined, before);
  expect([changes.turns.length, changes.replies.length, changes.head?.id]).toEqual([1, 1, "c"]);
});
