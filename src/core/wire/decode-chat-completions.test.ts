import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import type { JsonObject } from "#core/json.ts";
import { createChatCompletionsDecoder } from "./decode-chat-completions.ts";
import type { StreamEvent } from "./stream-event.ts";

/** The events of some chunks and of the end of the body. */
function decode(...chunks: (JsonObject | string)[]): StreamEvent[] {
  const decoder = createChatCompletionsDecoder();
  const events = chunks.flatMap((chunk) =>
    decoder.decodeEvent({ data: typeof chunk === "string" ? chunk : JSON.stringify(chunk) }),
  );
  return [...events, ...decoder.decodeEnd()];
}

const delta = (change: JsonObject, rest: JsonObject = {}): JsonObject => ({
  id: "",
  choices: [{ index: 0, delta: change, ...rest }],
});
const types = (events: StreamEvent[]) => events.map(({ type }) => type);
const settle = (events: StreamEvent[]) => reduceReply(exampleReply(), events, 1);

test("two finishing chunks finish once, and usage of the first survives the null after it", () => {
  const events = decode(
    { id: "msg_1", model: "m", choices: [{ index: 0, delta: { role: "assistant", content: "" } }], usage: null },
    delta({ content: "Hi" }),
    { ...delta({ content: "" }, { finish_reason: "stop" }), usage: { prompt_tokens: 16, completion_tokens: 143 } },
    { id: "", choices: [{ index: 0, finish_reason: "stop" }], usage: null },
  );
  expect(types(events)).toEqual(["started", "part-delta", "usage", "finished"]);
  expect(settle(events)).toMatchObject({
    status: "done",
    finishReason: "stop",
    usage: { inputTokens: 16, outputTokens: 143 },
  });
});

test("a usage chunk without choices after the finish reason counts, and so does the price in the last chunk", () => {
  const events = decode(
    delta({ content: "Hi" }, { finish_reason: "stop" }),
    {
      choices: [],
      usage: { prompt_tokens: 1, completion_tokens: 2, completion_tokens_details: { reasoning_tokens: 1 } },
    },
    { choices: [{ index: 0, finish_reason: "stop" }], meta: { usage: { credits_used: 3000 } } },
    "[DONE]",
  );
  expect(settle(events)).toMatchObject({
    usage: { inputTokens: 1, outputTokens: 2, thinkingTokens: 1 },
    billedUsd: 0.0015,
  });
});

test("dollars take precedence over credits, and tokens under Anthropic's names are decoded too", () => {
  const events = decode({
    ...delta({ content: "Hi" }, { finish_reason: "stop" }),
    usage: { input_tokens: 5, output_tokens: 6, cache_read_input_tokens: 4 },
    meta: { usage: { credits_used: 9, usd_spent: 0.25 } },
  });
  expect(settle(events)).toMatchObject({
    usage: { inputTokens: 5, outputTokens: 6, cachedInputTokens: 4 },
    billedUsd: 0.25,
  });
});

test("a body that ends without a finish reason is interrupted, one without content is empty, and [DONE] alone is an end", () => {
  expect(decode(delta({ content: "Hal" })).at(-1)).toEqual({ type: "interrupted" });
  expect(decode()).toEqual([{ type: "failed", failure: { kind: "empty-answer" } }]);
  expect(decode(delta({ content: "Hi" }), "[DONE]", "[DONE]").filter(({ type }) => type === "finished")).toHaveLength(
    1,
  );
});

test("an unknown finish reason is kept unchanged", () => {
  expect(settle(decode(delta({ content: "x" }, { finish_reason: "pause_turn" }))).finishReason).toBe("pause_turn");
});

test.each(["reasoning_content", "reasoning", "thinking"])("thinking under the name %s precedes the text", (name) => {
  const events = decode(
    delta({ content: null, [name]: "Hm. " }),
    delta({ [name]: "So:" }),
    delta({ content: "Yes" }, { finish_reason: "stop" }),
  );
  expect(settle(events).parts).toEqual([
    { kind: "thinking", text: "Hm. So:", wire: "chat-completions", field: name },
    { kind: "text", text: "Yes" },
  ]);
});

test("thinking sent under two names at once is decoded once", () => {
  const events = decode(
    delta({ reasoning: "Hm", reasoning_details: [{ type: "reasoning.text", text: "Hm" }] }),
    delta({ content: "!" }),
  );
  expect(settle(events).parts[0]).toMatchObject({ kind: "thinking", text: "Hm" });
});

test("pieces of tool arguments are joined by index, and empty ids and names in later pieces are ignored", () => {
  const call = (index: number, id: string, name: string, text: string): JsonObject =>
    delta({ tool_calls: [{ index, id, type: "function", function: { name, arguments: text } }] });
  const events = decode(
    call(0, "c0", "look", '{"a"'),
    call(1, "c1", "listen", "{}"),
    call(0, "", "", ":1}"),
    delta({}, { finish_reason: "tool_calls" }),
  );
  expect(settle(events).parts).toEqual([
    { kind: "tool-call", callId: "c0", name: "look", argumentsText: '{"a":1}' },
    { kind: "tool-call", callId: "c1", name: "listen", argumentsText: "{}" },
  ]);
});

test("an error object in mid-stream fails the reply and keeps its text, with the inner message unwrapped", () => {
  const events = decode(delta({ content: "Half" }), {
    message: '529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}',
    statusCode: "529",
  });
  expect(settle(events)).toMatchObject({
    status: "failed",
    parts: [{ kind: "text", text: "Half" }],
    failure: { kind: "error-in-stream", serverMessage: "Overloaded", requestId: "req_1" },
  });
});

test("content of an unknown shape is yielded as unknown, never dropped and never thrown", () => {
  for (const odd of [
    "not json",
    "42",
    "[]",
    '{"surprise":1}',
    '{"choices":[{"index":0,"delta":{"audio":{"data":"QQ"}}}]}',
  ])
    expect(types(decode(odd))).toContain("unknown");
});

test("a choice beside the first is a part of its own, and never in the text", () => {
  const both = (zero: string, one: string): JsonObject => ({
    choices: [
      { index: 0, delta: { content: zero } },
      { index: 1, delta: { content: one } },
    ],
  });
  const events = decode(
    both("He", "Gu"),
    both("llo", "ten Tag"),
    { choices: [{ index: 1, delta: {}, finish_reason: "length" }] },
    delta({}, { finish_reason: "stop" }),
  );
  expect(settle(events)).toMatchObject({
    finishReason: "stop",
    parts: [
      { kind: "text", text: "Hello" },
      { kind: "unknown", wire: "chat-completions", raw: { choice: 1, content: "Guten Tag", finish_reason: "length" } },
    ],
  });
});

test("annotations become citations of their text", () => {
  const note = {
    type: "url_citation",
    url_citation: { url: "https://example.org", title: "Example", start_index: 0, end_index: 4 },
  };
  const events = decode(delta({ content: "So it is." }), delta({ annotations: [note] }, { finish_reason: "stop" }));
  expect(settle(events).parts).toEqual([
    { kind: "text", text: "So it is.", citations: { wire: "chat-completions", items: [note] } },
  ]);
});

test("no chunk of any shape makes the decoder throw", () => {
  for (const value of [null, 1, "x", [], {}, [null], [[]]])
    for (const name of ["choices", "usage", "meta", "error", "id"])
      expect(() => decode({ [name]: value }, { choices: [{ delta: value, finish_reason: value }] })).not.toThrow();
});

test.each(["claude-whole.json", "claude-whole-thinking.json", "openai-whole.json"])(
  "the whole response %s decodes like its stream",
  (name) => {
    const body = JSON.parse(readFileSync(new URL(`recordings/${name}`, import.meta.url), "utf8")) as JsonObject;
    const decoder = createChatCompletionsDecoder();
    const reply = settle([...decoder.decodeResponse(body), ...decoder.decodeEnd()]);
    expect(reply.status).toBe("done");
    expect(reply.parts.at(-1)?.kind).toBe("text");
    expect(reply.usage?.outputTokens).toBeGreaterThan(0);
  },
);
