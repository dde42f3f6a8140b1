import { expect, test } from "vitest";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { addReplies, addTurn } from "./edit-turns.ts";
import { keepAsRow } from "./keep-as-row.ts";
import { listRows, openRow } from "./rows.ts";

const createIds = () => {
  let made = 0;
  return () => `w${++made}`;
};

const turn = exampleTurn("t1", null, "Greet {{name}} in {{language}}");
const reply = exampleReply({ status: "done", turnId: "t1" });
const asked = (values: Record<string, string>) => ({
  ...reply,
  sentWith: { ...reply.sentWith, variables: { ...values, other: "x", "a | b": "a" } },
});
const chat = addTurn(exampleConversation(), turn);
const withValues = (values: Record<string, string>) => ({ ...chat, shared: { ...chat.shared, variables: values } });

test("a chat that is kept becomes the first row with its values, and its answers are those of the row", () => {
  const kept = keepAsRow(addReplies(withValues({ name: "Ada" }), [asked({ name: "Ada" })]), turn, createIds());
  expect(listRows(kept).map(({ values }) => values)).toEqual([{ name: "Ada" }]);
  expect(Object.values(kept.replies).map(({ rowId }) => rowId)).toEqual(["w1"]);
});

test("a turn without answers is kept as a row with the values that it would be sent with", () => {
  const kept = keepAsRow(withValues({ name: "Ada", unused: "x" }), turn, createIds());
  expect(listRows(kept).map(({ values }) => values)).toEqual([{ name: "Ada" }]);
});

test("a turn of an open row is kept as another row with the values it was sent with, and those of its row that no prompt uses", () => {
  const createId = createIds();
  const rows = keepAsRow(withValues({}), turn, createId);
  const first = { ...rows, rows: { w1: { id: "w1", position: 0, values: { name: "Eve", expected: "Hi" } } } };
  const answered = addReplies(openRow(first, "w1"), [{ ...asked({ name: "Ada", language: "French" }), rowId: "w1" }]);
  expect(listRows(keepAsRow(answered, turn, createId)).map(({ values }) => values)).toEqual([
    { name: "Eve", expected: "Hi" },
    { name: "Ada", expected: "Hi", language: "French" },
  ]);
});
