import { expect, test } from "vitest";
import { PRESETS } from "#core/connections/presets.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getAnswerStart } from "./answer-start.ts";
import type { SentWith } from "./conversation.ts";
import { addReplies, addTurn } from "./edit-turns.ts";
import { findPrefillObstacle } from "./find-prefill-obstacle.ts";
import { planRequest } from "./planned-request.ts";
import { reduceReply } from "./reduce-reply.ts";

const { sentWith } = exampleReply();
const begun = (change: Partial<SentWith> = {}) => exampleReply({ sentWith: { ...sentWith, prefill: "{", ...change } });
const text = (value: string, index = 0) => ({ type: "part-delta" as const, index, part: "text" as const, text: value });

test("a prefill is filled, and white space at its end is not sent", () => {
  const filled = begun({ prefill: "Dear {{name}},\n ", fillsMarkers: true, variables: { name: "Ada" } });
  expect(getAnswerStart(filled)).toBe("Dear Ada,");
  expect(getAnswerStart(begun({ prefill: " \n" }))).toBe("");
  expect(getAnswerStart(begun({ prefill: "{{name}}", variables: { name: "Ada" } }))).toBe("{{name}}");
});

test("the messages of a request end with the beginning of the answer", () => {
  const reply = begun();
  const conversation = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null, "List")), [reply]);
  expect(planRequest(conversation, [reply]).request.messages).toEqual([
    { role: "user", parts: [{ kind: "text", text: "List" }] },
    { role: "assistant", parts: [{ kind: "text", text: "{" }] },
  ]);
});

test("the answer begins with its prefill, once, after thinking, and not before anything came", () => {
  expect(reduceReply(begun(), [{ type: "phase", phase: "waiting" }], 1).parts).toEqual([]);
  const answered = reduceReply(begun(), [text('"a":'), text("1}"), text("more", 1)], 1);
  expect(answered.parts).toEqual([
    { kind: "text", text: '{"a":1}' },
    { kind: "text", text: "more" },
  ]);
  const thought = reduceReply(
    begun(),
    [{ type: "part-delta", index: 0, part: "thinking", text: "Hm" }, text("1}", 1)],
    1,
  );
  expect(thought.parts.at(-1)).toEqual({ kind: "text", text: "{1}" });
});

test("a later turn is sent the whole answer, and a continuation of it begins with it once", () => {
  const first = { ...reduceReply(begun(), [text('"a":1'), { type: "finished", reason: "length" }], 1) };
  const next = exampleReply({ id: "r2", after: { replyId: "r1", kind: "continue" }, sentWith: first.sentWith });
  const conversation = addReplies(addTurn(exampleConversation(), exampleTurn("t1", null)), [first, next]);
  const continued = planRequest(conversation, [next]).request.messages.at(-1);
  expect(continued).toMatchObject({ role: "assistant", parts: [{ kind: "text", text: '{"a":1' }] });
  const third = exampleReply({
    id: "r3",
    turnId: "t2",
    sentWith: { ...sentWith, thread: { builtOn: "r1" } },
  });
  const later = addReplies(addTurn(conversation, exampleTurn("t2", "t1")), [third]);
  expect(planRequest(later, [third]).request.messages.map(({ parts }) => parts[0])).toEqual([
    { kind: "text", text: "t1" },
    { kind: "text", text: '{"a":1' },
    { kind: "text", text: "t2" },
  ]);
});

test("a body or messages that a person wrote say how the request ends", () => {
  const messages = [
    { role: "user", content: "Q" },
    { role: "assistant", content: [{ type: "text", text: "A" }] },
  ];
  expect(getAnswerStart(begun({ handMadeBody: JSON.stringify({ messages }) }))).toBe("A");
  expect(getAnswerStart(begun({ handMadeBody: JSON.stringify({ messages: messages.slice(0, 1) }) }))).toBe("");
  expect(getAnswerStart(begun({ extraJson: JSON.stringify({ messages: messages.slice(0, 1) }) }))).toBe("");
  expect(getAnswerStart(begun({ extraJson: '{"seed": 1}' }))).toBe("{");
});

test("an obstacle is named by model, thinking, schema and service, and unknown servers are tried", () => {
  const find = (change: Partial<SentWith>, preset: keyof typeof PRESETS = "aimlapi") =>
    findPrefillObstacle({ ...sentWith, ...change }, PRESETS[preset]);
  expect(find({})).toBeUndefined();
  expect(find({ wire: "messages" }, "anthropic")).toBeUndefined();
  expect(find({ modelId: "claude-opus-4-6" }, "anthropic")).toMatch(/from 4\.6 on/);
  expect(find({ extraJson: '{"model": "claude-opus-5"}' })).toMatch(/from 4\.6 on/);
  expect(find({ parameters: { "thinking.type": "enabled" } })).toMatch(/thinking/);
  expect(find({ parameters: { "thinking.type": "disabled" } })).toBeUndefined();
  expect(find({ parameters: { "output_config.format.type": "json_schema" } })).toMatch(/schema/);
  expect(find({ parameters: { "output_config.effort": "low" } })).toBeUndefined();
  expect(find({ parameters: { response_format: { type: "json_object" } } })).toMatch(/schema/);
  expect(find({ parameters: { "response_format.type": "text" } })).toBeUndefined();
  expect(find({ wire: "predict" })).toMatch(/Predict/);
  expect(find({ modelId: "gpt-5" }, "openai")).toMatch(/OpenAI does not continue/);
  expect(find({ modelId: "openai/gpt-5" })).toMatch(/AI\/ML API does not continue/);
  expect(find({ modelId: "qwen" }, "llama-cpp")).toBeUndefined();
  expect(find({ modelId: "meta/llama" }, "openrouter")).toBeUndefined();
});

test("a round after the results of tools is not begun again", () => {
  const result = { kind: "tool-result" as const, callId: "c", isError: false, parts: [] };
  expect(getAnswerStart({ ...begun(), after: { replyId: "r0", kind: "tools", results: [result] } })).toBe("");
});
