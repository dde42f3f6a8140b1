import { describe, expect, test } from "vitest";
import type { CheckResult } from "#core/checks/check-result.ts";
import type { Conversation, Reply, Variant } from "#core/conversation/conversation.ts";
import { createReplies } from "#core/conversation/create-replies.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { buildCellText } from "./cell-text.ts";
import { computeColumnFigures } from "./column-figures.ts";
import { groupFailures } from "./failing-rows.ts";
import { computeRowMarks } from "./row-marks.ts";
import { listRowNames } from "./row-names.ts";
import { sortRows } from "./sort-rows.ts";
import { paintColumn, summariseTable } from "./strip.ts";
import { computeTableProgress } from "./table-progress.ts";
import { buildTableRows, keepEqualRows, rebuildTableRows } from "./table-rows.ts";

const COLUMNS: Variant[] = [
  { id: "a", overrides: {} },
  { id: "b", overrides: {} },
];

/** A table of the rows r1, r2, … with a turn that asks about {{name}}, and replies made of the given changes. */
function makeTable(rowCount: number, replies: readonly Partial<Reply>[], prompt = "Who is {{name}}?"): Conversation {
  const rows = Array.from({ length: rowCount }, (_, index) => `r${index + 1}`);
  const conversation: Conversation = {
    ...addTurn(exampleConversation(), exampleTurn("t1", null, prompt)),
    variants: COLUMNS,
    rows: Object.fromEntries(rows.map((id, index) => [id, { id, position: index, values: { name: id } }])),
  };
  return addReplies(
    conversation,
    replies.map((change, index) => makeReply(`reply-${index}`, change)),
  );
}

function makeReply(id: string, { rowId = "r1", ...change }: Partial<Reply>): Reply {
  const reply = exampleReply({ id, status: "done", rowId, ...change });
  return { ...reply, sentWith: { ...reply.sentWith, variables: { name: rowId }, ...change.sentWith } };
}

const say = (text: string): Pick<Reply, "parts"> => ({ parts: [{ kind: "text", text }] });
const build = (conversation: Conversation) => buildTableRows(conversation, "t1", conversation.variants);
const NONE: readonly Reply[] = [];
const listMarks = (conversation: Conversation, earlier = NONE) =>
  build(conversation).map((row) => [...computeRowMarks(row, () => earlier)].join(" "));

describe("marks of rows", () => {
  test("columns that say the same but for white space or the order of JSON names do not disagree", () => {
    const answers = (a: string, b: string) =>
      makeTable(1, [
        { variantId: "a", ...say(a) },
        { variantId: "b", ...say(b) },
      ]);
    expect(listMarks(answers("A  tea\nshop ", "A tea shop"))).toEqual([""]);
    expect(listMarks(answers('{"a": 1, "b": [2]}', '```json\n{"b":[2],"a":1}\n```'))).toEqual([""]);
    expect(listMarks(answers("A tea shop", "A tea-shop"))).toEqual(["columns-disagree"]);
    expect(listMarks(answers('{"a": 1}', '{"a": "1"}'))).toEqual(["columns-disagree"]);
  });

  test("samples disagree only where they were sent alike", () => {
    const cell = (second: Partial<Reply>) =>
      makeTable(1, [
        { variantId: "a", sample: 0, ...say("one") },
        { variantId: "a", sample: 1, ...say("two"), ...second },
        { variantId: "b", ...say("one") },
      ]);
    expect(listMarks(cell({}))).toEqual(["samples-disagree"]);
    const other = { ...exampleReply().sentWith, variables: { name: "r1" }, parameters: { temperature: 1 } };
    const table = cell({ sentWith: other });
    expect(listMarks(table)).toEqual([""]);
    const shown = { ...table.view.shown, "t1:a:r1": "reply-1" };
    expect(listMarks({ ...table, view: { ...table.view, shown } })).toEqual(["columns-disagree changed"]);
  });

  test("a cell without an answer, and one asked with another value, are not run", () => {
    const table = makeTable(2, [
      { variantId: "a", ...say("x") },
      { variantId: "b", ...say("x") },
      { variantId: "a", rowId: "r2", ...say("x") },
    ]);
    expect(listMarks(table)).toEqual(["", "not-run"]);
    const edited = { ...table, rows: { ...table.rows, r1: { id: "r1", position: 0, values: { name: "new" } } } };
    expect(listMarks(edited)).toEqual(["not-run", "not-run"]);
    expect(build(edited)[0]?.cells.map(({ isOutdated }) => isOutdated)).toEqual([true, true]);
  });

  test("a value that no prompt uses makes no answer outdated", () => {
    const table = makeTable(
      1,
      [
        { variantId: "a", ...say("x") },
        { variantId: "b", ...say("x") },
      ],
      "Who is it?",
    );
    const edited = { ...table, rows: { r1: { id: "r1", position: 0, values: { name: "new", expected: "x" } } } };
    expect(listMarks(edited)).toEqual([""]);
  });

  test("a value that only an earlier turn uses makes no answer to a later turn outdated", () => {
    const table = addTurn(makeTable(1, []), exampleTurn("t2", "t1", "Where in {{place}}?"));
    const rows = { r1: { id: "r1", position: 0, values: { name: "Ada", place: "London" } } };
    const asked = { ...table, rows };
    const format = { wire: "chat-completions", dialect: "openai", parameters: {} } as const;
    const wanted = ["a", "b"].map((variantId) => ({ turnId: "t2", variantId, rowId: "r1", replyId: variantId }));
    const replies = createReplies(asked, wanted, () => format).map((reply) => ({ ...reply, status: "done" as const }));
    const listOutdated = (conversation: Conversation) =>
      buildTableRows(conversation, "t2", COLUMNS)[0]?.cells.map(({ isOutdated }) => isOutdated);
    const answered = addReplies(asked, replies);
    expect(listOutdated(answered)).toEqual([false, false]);
    const moved = { r1: { id: "r1", position: 0, values: { name: "Ada", place: "Paris" } } };
    expect(listOutdated({ ...answered, rows: moved })).toEqual([true, true]);
  });

  test("a failed reply marks its row, and counts as not run", () => {
    expect(
      listMarks(
        makeTable(1, [
          { variantId: "a", ...say("x") },
          { variantId: "b", status: "failed" },
        ]),
      ),
    ).toEqual(["failed not-run"]);
  });

  test("an answer is changed where it says something else than the one to the version before", () => {
    const table = makeTable(1, [
      { variantId: "a", ...say("x") },
      { variantId: "b", ...say("x") },
    ]);
    expect(listMarks(table, [makeReply("old", say("y"))])).toEqual(["changed"]);
    expect(listMarks(table, [makeReply("old", say(" x"))])).toEqual([""]);
  });
});

test("rows keep their identity where nothing in them differs", () => {
  const table = makeTable(3, [{ variantId: "a", ...say("x") }]);
  const before = build(table);
  expect(keepEqualRows(before, build({ ...table, replies: { ...table.replies } }))).toBe(before);
  const after = keepEqualRows(before, build(addReplies(table, [makeReply("new", { rowId: "r2", variantId: "b" })])));
  expect(after.map((row, index) => row === before[index])).toEqual([true, false, true]);
});

test("a reply that comes builds its own row anew and no other, to the same as all rows built", () => {
  const table = makeTable(3, [{ variantId: "a", ...say("x") }]);
  const before = build(table);
  const more = addReplies(table, [makeReply("new", { rowId: "r2", variantId: "b" })]);
  const after = rebuildTableRows(before, more, "t1", COLUMNS, new Set(["new"]));
  expect(after).toEqual(build(more));
  expect(after.map((row, index) => row === before[index])).toEqual([true, false, true]);
  expect(rebuildTableRows(after, more, "t1", COLUMNS, new Set(["new"]))).toBe(after);
});

test("rows are sorted by a variable, numbers as numbers, and those without a value stand at the end", () => {
  const table = makeTable(4, []);
  const values = ["10", "9", "", "x"];
  const rows = build({
    ...table,
    rows: Object.fromEntries(
      values.map((name, index) => [`r${index + 1}`, { id: `r${index + 1}`, position: index, values: { name } }]),
    ),
  });
  const sort = (isDescending: boolean) =>
    sortRows(rows, { variable: "name", isDescending }, () => undefined).map(({ number }) => number);
  expect(sort(false)).toEqual([2, 1, 4, 3]);
  expect(sort(true)).toEqual([4, 1, 2, 3]);
});

test("rows are sorted by the largest time of their replies", () => {
  const rows = build(
    makeTable(3, [
      { variantId: "a", startedAtMs: 0, endedAtMs: 100 },
      { variantId: "b", startedAtMs: 0, endedAtMs: 900 },
      { variantId: "a", rowId: "r2", startedAtMs: 0, endedAtMs: 500 },
    ]),
  );
  const sorted = sortRows(rows, { figure: "time", isDescending: true }, () => undefined);
  expect(sorted.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test("the progress counts each cell up to its samples", () => {
  const table = makeTable(2, [
    { variantId: "a", sample: 0, startedAtMs: 0, endedAtMs: 1000 },
    { variantId: "a", sample: 1, startedAtMs: 0, endedAtMs: 3000 },
    { variantId: "b", status: "streaming" },
    { variantId: "a", rowId: "r2", status: "failed" },
    { variantId: "b", rowId: "r2", status: "queued" },
  ]);
  expect(computeTableProgress(build(table))).toEqual({ total: 4, answered: 1, failed: 1, running: 2 });
});

test("the figures of a column are of its answered rows", () => {
  const rows = build(
    makeTable(3, [
      { variantId: "a", startedAtMs: 0, endedAtMs: 1000, billedUsd: 0.2 },
      { variantId: "a", rowId: "r2", startedAtMs: 0, endedAtMs: 3000, billedUsd: 0.4 },
      { variantId: "a", rowId: "r3", status: "failed", billedUsd: 9 },
    ]),
  );
  const { rowUsd, ...figures } = computeColumnFigures(rows, 0, ({ billedUsd }) => ({
    usd: billedUsd ?? 0,
    isEstimate: false,
  }));
  expect(figures).toEqual({ answered: 2, medianMs: 2000, isEstimate: false });
  expect(rowUsd).toBeCloseTo(0.3);
});

const fail = (reason: string): CheckResult => ({ outcome: "fail", reason });

test("rows that fail are counted by reason, and a column's pass rate averages the samples of a row", () => {
  const replies = (["r1", "r2", "r3"] as const).flatMap((rowId) => [
    { variantId: "a", rowId, sample: 0, ...say("x") },
    { variantId: "a", rowId, sample: 1, ...say("y") },
  ]);
  const rows = build(makeTable(4, replies));
  const pass: CheckResult = { outcome: "pass", reason: "is short" };
  const untold: CheckResult = { outcome: "unknown", reason: "its cost is not known" };
  const all = [[pass], [fail("is too long")], [pass], [pass], [fail("is too long"), fail("is empty")], [untold]];
  const results = new Map(
    all.map((own, index) => [`reply-${index}`, new Map(own.map((each, at) => [`check-${at}`, each]))]),
  );
  expect(groupFailures(rows, results)).toEqual({
    rowCount: 2,
    groups: [
      { reason: "is too long", rowCount: 2 },
      { reason: "is empty", rowCount: 1 },
    ],
  });
});

test("the strip joins neighbours of one state", () => {
  const rows = build(
    makeTable(4, [
      { variantId: "a", ...say("x") },
      { variantId: "a", rowId: "r2", ...say("x") },
      { variantId: "a", rowId: "r3", status: "failed" },
    ]),
  );
  expect(paintColumn(rows, 0, new Map())).toBe(
    "linear-gradient(var(--ok) 0% 50%, var(--warn) 50% 75%, var(--line) 75% 100%)",
  );
  expect(summariseTable(rows, new Map())).toMatchObject({ answered: 2, failed: 1, running: 0, open: 5 });
  const results = new Map([["reply-1", new Map([["c", fail("is too long")]])]]);
  expect(paintColumn(rows, 0, results)).toContain("var(--ok) 0% 25%, var(--danger) 25% 50%");
  expect(summariseTable(rows, results)).toMatchObject({ answered: 1, fails: 1 });
});

test("a cell shows JSON on one line without its fence, with the spaces in its texts", () => {
  const parts = (text: string) => buildCellText(say(text));
  expect(parts('```json\n{\n  "a b": "c  d",\n  "e": [1, 2]\n}\n```')).toEqual({
    text: '{"a b":"c  d","e":[1,2]}',
    isJson: true,
  });
  expect(parts("One\n\n\nTwo")).toEqual({ text: "One\nTwo", isJson: false });
  expect(parts("x".repeat(5000)).text.length).toBeLessThan(1000);
  expect(parts('{"a": "x').text).toBe('{"a":"x');
});

test("the names of values stand in the order of their first use", () => {
  expect(
    listRowNames([
      { id: "1", position: 0, values: { b: "", a: "" } },
      { id: "2", position: 1, values: { c: "", a: "" } },
    ]),
  ).toEqual(["b", "a", "c"]);
});
