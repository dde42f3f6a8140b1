import { expect, test } from "vitest";
import type { CheckResult } from "#core/checks/check-result.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { appendRows } from "#core/conversation/edit-rows.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { setMark } from "#core/conversation/set-mark.ts";
import { writePictureValue } from "#core/conversation/picture-value.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import type { ResultsByReply } from "./check-cells.ts";
import { listReplyLines } from "./list-reply-lines.ts";
import { writeExperiment } from "./write-experiment.ts";

const PICTURE = writePictureValue({ kind: "image", blob: "abc", mediaType: "image/png", widthPx: 2, heightPx: 3 });
let made = 0;
const rows = appendRows(
  addTurn(exampleConversation(), exampleTurn("t1", null, "Say {{word}}")),
  [
    { word: "one | two\n<b>", expected: "=1+1", image: PICTURE },
    { word: "*", expected: "" },
  ],
  () => `w${++made}`,
);
const reply = exampleReply({ turnId: "t1", status: "done", parts: [{ kind: "text", text: "One\n| two" }] });
const check = { id: "c1", name: "", kind: "equals", options: { expected: "{{expected}}" } };
const conversation: Conversation = addReplies({ ...rows, checks: [check, { ...check, id: "c2", name: "short" }] }, [
  { ...reply, id: "r1", rowId: "w1", sentWith: { ...reply.sentWith, variables: { word: "one", image: PICTURE } } },
  { ...reply, id: "r2", rowId: "w1", sample: 1, status: "failed", failure: { kind: "overloaded", status: 529 } },
  { ...reply, id: "r3", rowId: "w2" },
]);
const results: ResultsByReply = new Map([
  ["r1", new Map<string, CheckResult>([["c1", { outcome: "pass", reason: "" }]])],
  ["r3", new Map<string, CheckResult>([["c2", { outcome: "fail", reason: "too long" }]])],
]);

test("an experiment as Markdown is one table with a line for each reply: values, settings, text, figures and checks", () => {
  const [, , head, line, ...lines] = writeExperiment(conversation, results, 0).trimEnd().split(/\n+/);
  expect(head).toMatch(
    /^\| Row \| word \| expected \| image \| Column \| Sample \| Settings \| Answer \| Figures \| .+ \| short \|$/,
  );
  expect(line).toMatch(/^(?:\| --- )+\|$/);
  const cells = lines.map((each) => each.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  expect(cells.map((row) => row.slice(1, 7))).toEqual([
    ["1", String.raw`one \| two<br>\<b\>`, "=1+1", "(picture 2×3)", "A", "1"],
    ["1", String.raw`one \| two<br>\<b\>`, "=1+1", "(picture 2×3)", "A", "2"],
    ["2", String.raw`\*`, "", "", "A", "1"],
  ]);
  expect(cells.map((row) => row[8])).toEqual([
    String.raw`One<br>\| two`,
    expect.stringContaining(String.raw`One<br>\| two<br>`),
    String.raw`One<br>\| two`,
  ]);
  expect(cells.map((row) => row.slice(10, 12))).toEqual([
    ["pass", ""],
    ["", ""],
    ["", "fail: too long"],
  ]);
});

test("lines of replies have the values of their row and the results of checks, with pictures in words", () => {
  const lines = listReplyLines(conversation, results);
  expect(lines.map((line) => [line["row"], line["sample"], line["value.expected"], line["check.short"]])).toEqual([
    [1, 1, "=1+1", undefined],
    [1, 2, "=1+1", undefined],
    [2, 1, "", "fail: too long"],
  ]);
  expect(lines[0]).toMatchObject({ "value.image": "(picture 2×3)", "variable.image": "(picture 2×3)" });
});

test("marks and blind choices are in the lines, and marks in the Markdown table", () => {
  const marked = setMark(conversation, "r1", { verdict: "fail", rating: 2, note: "too *long*", markedAtMs: 1 });
  const choice = { id: "c1", turnId: "t1", replyIds: ["r1", "r3"], chosenIds: ["r3"], chosenAtMs: 1 };
  const lines = listReplyLines({ ...marked, choices: { c1: choice } }, results);
  expect(lines.map(({ mark, rating, note }) => [mark, rating, note])).toEqual([
    ["fail", 2, "too *long*"],
    [undefined, undefined, undefined],
    [undefined, undefined, undefined],
  ]);
  expect(lines.map((line) => [line["blind_shown"], line["blind_chosen"]])).toEqual([
    [1, 0],
    [undefined, undefined],
    [1, 1],
  ]);
  expect(writeExperiment(marked, results, 0)).toContain(String.raw`marked fail · rated 2 of 5 · note: too \*long\*`);
});
