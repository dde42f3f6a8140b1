import { expect, test } from "vitest";
import { planRequest } from "./planned-request.ts";
import { canContinue, offsetPartIndexes } from "./continue-reply.ts";
import { addReplies, addTurn } from "./edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";

const cut = exampleReply({ status: "interrupted", parts: [{ kind: "text", text: "Once upon a " }] });
const withSentWith = (change: Partial<typeof cut.sentWith>) => ({ ...cut, sentWith: { ...cut.sentWith, ...change } });

test("a cut reply can be continued where its model supports prefill and does not think", () => {
  expect(canContinue(cut)).toBe(true);
  expect(canContinue({ ...cut, status: "failed" })).toBe(true);
  expect(canContinue({ ...cut, status: "done", finishReason: "length" })).toBe(true);
  expect(canContinue({ ...cut, status: "done", finishReason: "stop" })).toBe(false);
  expect(canContinue({ ...cut, status: "streaming" })).toBe(false);
  expect(canContinue({ ...cut, parts: [] })).toBe(false);
  expect(
    canContinue({ ...cut, parts: [{ kind: "thinking", text: "hm", wire: "chat-completions" }, ...cut.parts] }),
  ).toBe(false);
  expect(canContinue(withSentWith({ modelId: "anthropic/claude-opus-4-6" }))).toBe(false);
  expect(
    canContinue(withSentWith({ parameters: { "thinking.type": "enabled", "thinking.budget_tokens": 1024 } })),
  ).toBe(false);
  expect(canContinue(withSentWith({ extraJson: '{"thinking": {"type": "enabled"}}' }))).toBe(false);
  expect(canContinue(withSentWith({ extraJson: '{"model": "claude-opus-4-8"}' }))).toBe(false);
  expect(canContinue(withSentWith({ wire: "messages" }))).toBe(true);
  expect(canContinue(withSentWith({ wire: "messages", parameters: { "thinking.type": "disabled" } }))).toBe(true);
  expect(canContinue(withSentWith({ wire: "predict" }))).toBe(false);
});

const SEARCH = {
  kind: "unknown",
  wire: "messages",
  raw: { type: "server_tool_use", id: "s1", name: "web_search", input: {} },
} as const;
const THOUGHT = { kind: "thinking", text: "Hm", signature: "c2ln", wire: "messages" } as const;
const paused = exampleReply({
  status: "done",
  finishReason: "pause_turn",
  parts: [THOUGHT, { kind: "text", text: "Looking. " }, SEARCH],
  sentWith: { ...cut.sentWith, wire: "messages", modelId: "claude-opus-5", parameters: { "thinking.type": "enabled" } },
});

test("a turn paused by the model is sent back unchanged, whatever its parts and its model", () => {
  expect(canContinue(paused)).toBe(true);
  expect(canContinue({ ...paused, origin: "written" })).toBe(false);
  const next = {
    ...paused,
    id: "r2",
    sample: 1,
    after: { replyId: "r1", kind: "continue" } as const,
    status: "queued" as const,
  };
  const conversation = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null, "Look")), [paused, next]);
  expect(planRequest(conversation, [next]).request.messages).toEqual([
    { role: "user", parts: [{ kind: "text", text: "Look" }] },
    { role: "assistant", parts: paused.parts },
  ]);
});

test("the parts of a continuation are numbered after the parts it begins with", () => {
  expect(
    offsetPartIndexes(paused.parts, [
      { type: "part-delta", index: 0, part: "text", text: "x" },
      { type: "interrupted" },
    ]),
  ).toEqual([{ type: "part-delta", index: 3, part: "text", text: "x" }, { type: "interrupted" }]);
});

test("the request of a continuation ends with the text so far, without the white space at its end", () => {
  const next = exampleReply({
    id: "r2",
    sample: 1,
    after: { replyId: "r1", kind: "continue" },
    parts: [{ kind: "text", text: "Once upon a" }],
  });
  const conversation = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null, "Tell")), [cut, next]);
  const expected = [
    { role: "user", parts: [{ kind: "text", text: "Tell" }] },
    { role: "assistant", parts: [{ kind: "text", text: "Once upon a" }] },
  ];
  expect(planRequest(conversation, [next]).request.messages).toEqual(expected);
  const { r1: _deleted, ...replies } = conversation.replies;
  expect(planRequest({ ...conversation, replies }, [next]).request.messages).toEqual(expected);
});
