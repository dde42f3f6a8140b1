import { expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { listReplyLines } from "./list-reply-lines.ts";
import { writeCsv, writeJsonLines } from "./write-lines.ts";

const reply = exampleReply({
  status: "done",
  parts: [{ kind: "text", text: '=HYPERLINK("http://x")' }],
  usage: { inputTokens: 3, outputTokens: 40 },
  startedAtMs: 0,
  firstTokenAtMs: 500,
  endedAtMs: 1500,
});
const sentWith = {
  ...reply.sentWith,
  fillsMarkers: true as const,
  variables: { name: "Ada" },
  parameters: { top_k: 5 },
};
const conversation = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null, "Say hello,\n{{name}}")), [
  { ...reply, sentWith },
  { ...reply, id: "r2", sample: 1, status: "failed", failure: { kind: "overloaded", status: 529, requestId: "req_1" } },
]);

test("each reply is a row with what was sent, what came, its figures and the id of its request", () => {
  const rows = listReplyLines(conversation);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    turn: 1,
    column: "A",
    sample: 1,
    service: "AI/ML API",
    prompt: "Say hello,\nAda",
    "variable.name": "Ada",
    "parameter.top_k": 5,
    output_tokens: 40,
    first_token_ms: 500,
    duration_ms: 1500,
    tokens_per_second: 40,
    started_at: "1970-01-01T00:00:00.000Z",
  });
  expect(rows[1]).toMatchObject({ sample: 2, failure: "overloaded", http_status: 529, request_id: "req_1" });
  const lines = writeJsonLines(rows).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(JSON.parse(JSON.stringify(rows)));
});

test("a cell of a spreadsheet never begins with what it would calculate, and keeps lines, quotes and commas", () => {
  const csv = writeCsv([
    { text: '=1+"a"', n: -5, at: "@x", plus: "+1", minus: "-1", tab: "\t=1", lines: "a,\nb" },
    { text: "plain", list: [1, { a: "x" }] },
  ]);
  expect(csv).toBe(
    "\ufefftext,n,at,plus,minus,tab,lines,list\r\n" +
      `"'=1+""a""",-5,'@x,'+1,'-1,'\t=1,"a,\nb",\r\n` +
      `plain,,,,,,,"[1,{""a"":""x""}]"\r\n`,
  );
});
