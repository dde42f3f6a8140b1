import { expect, test } from "vitest";
import { addReplies, addTurn, removeReply, removeTurn, showTurn } from "./edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getThread } from "./get-thread.ts";
import { listSiblings } from "./turn-tree.ts";
import { getShownReply } from "./get-shown-reply.ts";

const branched = () => {
  let conversation = exampleConversation();
  for (const [id, parent] of [
    ["t1", null],
    ["t2", "t1"],
    ["t3", "t1"],
    ["t4", "t3"],
  ] as const)
    conversation = addTurn(conversation, exampleTurn(id, parent));
  return addReplies(conversation, [exampleReply({ id: "r4", turnId: "t4" }), exampleReply({ id: "r2", turnId: "t2" })]);
};
const listOpenTurnIds = (conversation: ReturnType<typeof branched>) =>
  getThread(conversation.turns, conversation.view.leafTurnId).map(({ id }) => id);

test("a version of a turn opens with the newest branch through it", () => {
  const conversation = branched();
  expect(listOpenTurnIds(conversation)).toEqual(["t1", "t3", "t4"]);
  expect(listOpenTurnIds(showTurn(conversation, "t2"))).toEqual(["t1", "t2"]);
  expect(listOpenTurnIds(showTurn(showTurn(conversation, "t2"), "t3"))).toEqual(["t1", "t3", "t4"]);
  const t2 = conversation.turns["t2"];
  expect(t2 && listSiblings(conversation.turns, t2).map(({ id }) => id)).toEqual(["t2", "t3"]);
});

test("removing a turn removes its later turns and its replies, and opens the version beside it", () => {
  const conversation = removeTurn(branched(), "t3");
  expect(Object.keys(conversation.turns)).toEqual(["t1", "t2"]);
  expect(Object.keys(conversation.replies)).toEqual(["r2"]);
  expect(listOpenTurnIds(conversation)).toEqual(["t1", "t2"]);
  expect(listOpenTurnIds(removeTurn(conversation, "t1"))).toEqual([]);
});

test("the first of several replies of one run is shown; removing it shows the newest of the others", () => {
  let conversation = addTurn(exampleConversation(), exampleTurn("t1", null));
  const replies = ["r1", "r2", "r3"].map((id, sample) => exampleReply({ id, sample }));
  conversation = addReplies(conversation, replies);
  const cell = { turnId: "t1", variantId: "a" };
  expect(getShownReply(conversation, cell)?.id).toBe("r1");
  expect(getShownReply(removeReply(conversation, "r1"), cell)?.id).toBe("r3");
});

test("a cycle of parents ends the thread instead of running forever", () => {
  const turns = { t1: exampleTurn("t1", "t2"), t2: exampleTurn("t2", "t1") };
  expect(getThread(turns, "t1")).toHaveLength(2);
});
