import { expect, test } from "vitest";
import { PRESETS } from "#core/connections/presets.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { PLAN_CONTEXT, listSent, planText } from "#e2e/fixtures/example-plans.ts";
import type { Conversation } from "./conversation.ts";
import { appendRows, becomeChat, omitRows, setRowValue } from "./edit-rows.ts";
import { addReplies, addTurn, showReply } from "./edit-turns.ts";
import { getShownReply } from "./get-shown-reply.ts";
import { indexCells } from "./index-cells.ts";
import { listCellReplies } from "./list-cell-replies.ts";
import type { RunPlan } from "./plan-run.ts";
import { planRun } from "./plan-run.ts";
import { validateRun } from "./validate-run.ts";
import { writePictureValue } from "./picture-value.ts";
import { listRows, openRow } from "./rows.ts";
import { resolveSentSettings } from "./sent-settings.ts";

const createIds = () => {
  let made = 0;
  return () => `w${++made}`;
};

const addNames = (conversation: Conversation, ...names: string[]): Conversation =>
  appendRows(
    conversation,
    names.map((name) => ({ name })),
    createIds(),
  );

/** The conversation after a plan, its replies answered. */
const answered = ({ conversation, replies }: RunPlan): Conversation =>
  addReplies(
    conversation,
    replies.map((reply) => ({ ...reply, status: "done", parts: [{ kind: "text", text: `to ${reply.rowId}` }] })),
  );

test("rows stand in the order in which they were added, and a changed value changes that row alone", () => {
  const conversation = addNames(exampleConversation(), "Ada", "Eve");
  const changed = setRowValue(conversation, "w2", "__proto__", "own");
  expect(listRows(changed).map(({ values }) => Object.entries(values))).toEqual([
    [["name", "Ada"]],
    [
      ["name", "Eve"],
      ["__proto__", "own"],
    ],
  ]);
  expect(changed.rows["w1"]).toBe(conversation.rows["w1"]);
  expect(setRowValue(changed, "w2", "name", "Eve")).toBe(changed);
  expect(setRowValue(changed, "constructor", "name", "Eve")).toBe(changed);
});

test("a run asks every column for every row with the row's values, and in an open row that row alone", () => {
  const columns = {
    ...addNames(exampleConversation(), "Ada", "Eve"),
    variants: [
      { id: "a", overrides: {} },
      { id: "b", overrides: {} },
    ],
  };
  const plan = planText(columns, "Hello {{name}}");
  expect(listSent(plan)).toEqual([["Hello Ada"], ["Hello Ada"], ["Hello Eve"], ["Hello Eve"]]);
  expect(plan.replies.map(({ rowId, variantId }) => `${rowId} ${variantId}`)).toEqual(["w1 a", "w1 b", "w2 a", "w2 b"]);
  const second = planText(openRow(answered(plan), "w2"), "And?");
  expect(listSent(second)).toEqual([
    ["Hello Eve", "to w2", "And?"],
    ["Hello Eve", "to w2", "And?"],
  ]);
});

test("a row wins over a column and the column over all, and what a row holds beside is not sent", () => {
  const conversation: Conversation = {
    ...addNames(exampleConversation({ variables: { name: "shared", tone: "shared" } }), "Ada"),
    variants: [{ id: "a", overrides: { variables: { name: "own", tone: "own" } } }],
  };
  const wide = setRowValue(conversation, "w1", "expected", "Countess");
  expect(resolveSentSettings(openRow(wide, "w1"), "a").variables).toEqual({
    name: "Ada",
    tone: "own",
    expected: "Countess",
  });
  expect(resolveSentSettings(wide, "a").variables).toEqual({ name: "own", tone: "own" });
  const plan = planText(wide, "{{name}}, {{tone}}");
  expect(listSent(plan)).toEqual([["Ada, own"]]);
  expect(plan.replies[0]?.sentWith.variables).toEqual({ name: "Ada", tone: "own" });
});

test("a value that holds braces is sent as it stands and never filled again", () => {
  const conversation = appendRows(exampleConversation(), [{ name: "{{other}} {{a | b}}", other: "x" }], createIds());
  expect(listSent(planText(conversation, "Say {{name}}"))).toEqual([["Say {{other}} {{a | b}}"]]);
});

test("a chat with replies becomes the first row with its values, and the only row a chat again, without loss", () => {
  const said = answered(planText(exampleConversation({ variables: { name: "Ada", unused: "x" } }), "Hello {{name}}"));
  const rows = addNames(said, "Eve");
  const [chat, eve] = listRows(rows);
  expect([chat?.values, eve?.values]).toEqual([{ name: "Ada" }, { name: "Eve" }]);
  const [turnId = ""] = Object.keys(rows.turns);
  const cell = { turnId, variantId: "a" };
  expect(listCellReplies(openRow(rows, chat?.id), cell)).toHaveLength(1);
  expect(listCellReplies(openRow(rows, eve?.id), cell)).toHaveLength(0);
  expect(getShownReply(rows, { ...cell, rowId: chat?.id })?.id).toBe(getShownReply(said, cell)?.id);
  expect(becomeChat(rows)).toBe(rows);
  const back = becomeChat(openRow(omitRows(rows, [eve?.id ?? ""]), chat?.id));
  expect(back).toEqual(said);
});

test("a column's own value stays its own where a chat becomes a row", () => {
  const conversation: Conversation = {
    ...exampleConversation({ variables: { name: "Ada" } }),
    variants: [
      { id: "a", overrides: {} },
      { id: "b", overrides: { variables: { name: "Eve" } } },
    ],
  };
  const rows = addNames(answered(planText(conversation, "{{name}}")), "Zoe");
  expect(listRows(rows)[0]?.values).toEqual({});
  const again = planRun(openRow(rows, listRows(rows)[0]?.id), { parts: [], imageSizes: {} }, PLAN_CONTEXT);
  expect("reason" in again ? again : listSent(again)).toEqual([["Ada"], ["Eve"]]);
});

test("removing rows removes their replies and shown choices, closes an open one, and touches no other", () => {
  const asked = openRow(answered(planText(addNames(exampleConversation(), "Ada", "Eve"), "Hello")), "w1");
  const conversation = Object.values(asked.replies).reduce(showReply, asked);
  const after = omitRows(conversation, ["w1"]);
  expect(Object.values(after.replies).map(({ rowId }) => rowId)).toEqual(["w2"]);
  expect(Object.keys(after.view.shown)).toHaveLength(1);
  expect(after.view.rowId).toBeUndefined();
  expect(after.rows["w2"]).toBe(conversation.rows["w2"]);
});

test("opening a row that is gone shows the table, and a row that is open stays the same conversation", () => {
  const conversation = addNames(exampleConversation(), "Ada");
  expect(openRow(conversation, "gone")).toBe(conversation);
  const open = openRow(conversation, "w1");
  expect(openRow(open, "w1")).toBe(open);
  expect(openRow(open, undefined)).toEqual(conversation);
});

test("the first of a row's first samples is shown without a choice, and the first of later ones by a choice", () => {
  const [w1] = listRows(addNames(exampleConversation(), "Ada"));
  const conversation = openRow(addTurn(addNames(exampleConversation(), "Ada"), exampleTurn("t1", null)), w1?.id);
  const sample = (id: string, number: number) => exampleReply({ id, rowId: "w1", sample: number });
  const first = addReplies(conversation, [sample("r0", 0), sample("r1", 1)]);
  const cell = { turnId: "t1", variantId: "a" };
  expect([getShownReply(first, cell)?.id, first.view.shown]).toEqual(["r0", {}]);
  const later = addReplies(first, [sample("r2", 2), sample("r3", 3)]);
  expect([getShownReply(later, cell)?.id, later.view.shown]).toEqual(["r2", { "t1:a:w1": "r2" }]);
  expect(getShownReply(becomeChat(first), cell)?.id).toBe("r0");
  expect(indexCells(later.replies)).toEqual(indexCells({ ...later.replies }));
});

test("samples of one row are one cell, in the order of their numbers, beside the same cell of other rows", () => {
  const turn = exampleTurn("t1", null);
  const replies = ["w1", "w2", "w1"].map((rowId, sample) => exampleReply({ id: `r${sample}`, rowId, sample }));
  const conversation = addReplies(addTurn(addNames(exampleConversation(), "Ada", "Eve"), turn), replies);
  expect(indexCells(conversation.replies)).toEqual({ "t1:a:w1": ["r0", "r2"], "t1:a:w2": ["r1"] });
});

test("a picture of a row is sent as a picture, JSON as its text, and a value of the wrong kind is named with its row", () => {
  const picture = (blob: string) =>
    writePictureValue({ kind: "image", blob, mediaType: "image/png", widthPx: 8, heightPx: 8 });
  const conversation = appendRows(
    exampleConversation(),
    [
      { photo: picture("b1"), data: '{"a":{"b":1}}' },
      { photo: picture("b2"), data: '{"a":' },
    ],
    createIds(),
    { photo: { kind: "picture" }, data: { kind: "json" } },
  );
  const plan = planText(conversation, "See {{photo}} and {{data}}");
  expect(plan.requests.map(({ request }) => request.messages[0]?.parts)).toEqual([
    [
      { kind: "text", text: "See " },
      expect.objectContaining({ kind: "image", blob: "b1" }),
      { kind: "text", text: ' and {"a":{"b":1}}' },
    ],
    [
      { kind: "text", text: "See " },
      expect.objectContaining({ kind: "image", blob: "b2" }),
      { kind: "text", text: ' and {"a":' },
    ],
  ]);
  const preset = PRESETS.aimlapi;
  const problem = validateRun(plan, {
    getCapabilities: () => ({ preset, wire: "chat-completions", source: "safe", specs: [], maxParts: 9 }),
    listFieldErrors: () => [],
    getMissing: () => undefined,
    maxReplies: 100,
  });
  expect(problem?.sentence).toBe("Row 2: Nothing was sent. data: the JSON is incomplete or wrong.");
});
