import { expect, test } from "vitest";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { addReplies, addTurn } from "./edit-turns.ts";
import { listColumnStatuses } from "./list-column-statuses.ts";

test("the status of a column is that of its answer to the last turn, and running while any reply of it runs", () => {
  const ids = ["a", "b", "c", "d", "e"];
  const empty = { ...exampleConversation(), variants: ids.map((id) => ({ id, overrides: {} })) };
  expect(listColumnStatuses(empty, ids, [])).toEqual(["empty", "empty", "empty", "empty", "empty"]);
  const statuses = ["done", "failed", "interrupted", "stopped"] as const;
  const conversation = addReplies(
    addTurn(empty, exampleTurn("t1", null)),
    statuses.map((status, index) => exampleReply({ id: `r${index}`, variantId: ids[index] ?? "", status })),
  );
  expect(listColumnStatuses(conversation, ids, [])).toEqual(["done", "failed", "failed", "done", "empty"]);
  expect(listColumnStatuses(conversation, ids, ["r1"])).toEqual(["done", "running", "failed", "done", "empty"]);
  const next = addTurn(conversation, exampleTurn("t2", "t1"));
  expect(listColumnStatuses(next, ids, ["r0"])).toEqual(["running", "empty", "empty", "empty", "empty"]);
});
