import { expect, test } from "vitest";
import { createReplies } from "#core/conversation/create-replies.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { answeredRows, answeredTurns } from "#e2e/fixtures/answered-conversation.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { listCountedAnswers } from "./counted-answers.ts";

test("answers of other settings than the newest of their column are left out and counted", () => {
  const { sentWith } = exampleReply();
  const conversation = answeredTurns([
    { turnId: "t1" },
    { turnId: "t1", sample: 1, sentWith: { ...sentWith, parameters: { temperature: 1 } } },
    { turnId: "t2", sentWith: { ...sentWith, parameters: { temperature: 1 } } },
    { turnId: "t1", variantId: "b" },
    { turnId: "t2", variantId: "b", status: "failed" },
    { turnId: "t3", variantId: "b", origin: "written" },
  ]);
  const counted = listCountedAnswers(conversation, ["a", "b"]);
  expect(
    counted.columns.map(({ answers }) => [...answers].map(([id, replies]) => [id, replies.map((r) => r.id)])),
  ).toEqual([
    [
      ["t1", ["r1"]],
      ["t2", ["r2"]],
    ],
    [["t1", ["r3"]]],
  ]);
  expect(counted).toMatchObject({ otherSettings: 1, incomplete: 1 });
  expect(counted.questions.map(({ label }) => label)).toEqual(["Turn 1", "Turn 2", "Turn 3"]);
});

test("rows are questions: their own values set no answers apart, other settings and earlier values do", () => {
  const { sentWith } = exampleReply();
  const earlier = { ...sentWith, variables: { fruit: "pear" } };
  const warm = { ...sentWith, variables: { fruit: "plum" }, parameters: { temperature: 1 } };
  const counted = listCountedAnswers(
    answeredRows([
      { rowId: "row0", sentWith: earlier },
      { rowId: "row1", sentWith: { ...warm, fillsMarkers: true } },
      { rowId: "row0", sample: 1 },
      { rowId: "row1", sample: 1 },
      { rowId: "row1", variantId: "b" },
    ]),
    ["a", "b"],
  );
  expect(counted).toMatchObject({ units: "rows", otherSettings: 1, otherValues: 1, incomplete: 0 });
  expect(counted.questions.map(({ label }) => label)).toEqual(["Row 1", "Row 2", "Row 3"]);
  expect(counted.columns.map(({ answers }) => [...answers.keys()])).toEqual([["row0", "row1"], ["row1"]]);
});

test("an answer to a later turn counts where only an earlier turn uses a value of its row", () => {
  const conversation = addTurn(answeredRows([{ rowId: "row0" }]), exampleTurn("t2", "t1", "Is it {{expected}}?"));
  const format = { wire: "chat-completions", dialect: "openai", parameters: {} } as const;
  const wanted = [{ turnId: "t2", variantId: "a", rowId: "row0", replyId: "later" }];
  const replies = createReplies(conversation, wanted, () => format);
  const answered = addReplies(
    conversation,
    replies.map((reply) => ({ ...reply, status: "done" })),
  );
  const counted = listCountedAnswers(answered, ["a"]);
  expect(counted.otherValues).toBe(0);
  expect(counted.columns[0]?.answers.get("row0")).toMatchObject([{ id: "later" }]);
});

test("a value that no prompt uses can change without setting answers aside", () => {
  const conversation = answeredRows([{ rowId: "row0" }]);
  const row = conversation.rows["row0"];
  if (!row) throw new Error("no row");
  const changed = {
    ...conversation,
    rows: { ...conversation.rows, row0: { ...row, values: { ...row.values, expected: "no" } } },
  };
  expect(listCountedAnswers(changed, ["a"])).toMatchObject({ otherSettings: 0, otherValues: 0 });
});

test("an answer in rounds counts once, with its last words and the tokens of all rounds", () => {
  const usage = { inputTokens: 10, outputTokens: 1 };
  const conversation = answeredTurns([
    { turnId: "t1", usage },
    { turnId: "t1", sample: 1, usage, after: { kind: "tools", replyId: "r0", results: [] } },
    { turnId: "t1", sample: 2, usage },
  ]);
  const [column] = listCountedAnswers(conversation, ["a"]).columns;
  expect(column?.answers.get("t1")?.map(({ id, usage: sum }) => [id, sum?.inputTokens])).toEqual([
    ["r1", 20],
    ["r2", 10],
  ]);
});
