import { expect, test } from "vitest";
import type { ChatRequest } from "./chat-request.ts";
import { encodeChatCompletions } from "./encode-chat-completions.ts";

const REQUEST: ChatRequest = {
  model: "anthropic/claude-opus-4-5",
  dialect: "anthropic",
  system: "Be terse.",
  messages: [{ role: "user", parts: [{ kind: "text", text: "Hi" }] }],
  parameters: {
    temperature: 0.7,
    max_tokens: 1024,
    stream: true,
    "thinking.type": "enabled",
    "thinking.budget_tokens": 1024,
  },
  extra: {},
  stream: true,
  blobs: { sha: "QUJD" },
};
const IMAGE = { kind: "image", blob: "sha", mediaType: "image/png", widthPx: 1, heightPx: 1 } as const;

test("Claude's body has a top-level system string, its nested parameters, and no unset parameter", () => {
  expect(encodeChatCompletions(REQUEST)).toEqual({
    model: "anthropic/claude-opus-4-5",
    system: "Be terse.",
    messages: [{ role: "user", content: "Hi" }],
    temperature: 0.7,
    max_tokens: 1024,
    stream: true,
    thinking: { type: "enabled", budget_tokens: 1024 },
  });
  expect(encodeChatCompletions({ ...REQUEST, system: "", parameters: {} })).toEqual({
    model: "anthropic/claude-opus-4-5",
    messages: [{ role: "user", content: "Hi" }],
  });
});

test("other models' bodies have the system prompt as a first message, and request usage while streaming", () => {
  expect(encodeChatCompletions({ ...REQUEST, dialect: "openai", parameters: { stream: true } })).toEqual({
    model: "anthropic/claude-opus-4-5",
    messages: [
      { role: "system", content: "Be terse." },
      { role: "user", content: "Hi" },
    ],
    stream: true,
    stream_options: { include_usage: true },
  });
});

test("stream_options is left out where the extra JSON says null, or where the server refuses it", () => {
  const request: ChatRequest = { ...REQUEST, dialect: "openai", parameters: { stream: true } };
  const own = { include_usage: false };
  expect(encodeChatCompletions({ ...request, extra: { stream_options: null } })).not.toHaveProperty("stream_options");
  const refused: ChatRequest = { ...request, adaptations: ["no-stream-options"] };
  expect(encodeChatCompletions(refused)).not.toHaveProperty("stream_options");
  expect(encodeChatCompletions({ ...refused, extra: { stream_options: own } })["stream_options"]).toEqual(own);
});

test("a model without a system role gets the system prompt before the first text of the user, in both dialects", () => {
  const messages: ChatRequest["messages"] = [
    { role: "user", parts: [IMAGE, { kind: "text", text: "What?" }] },
    { role: "assistant", parts: [{ kind: "text", text: "A cat." }] },
    { role: "user", parts: [{ kind: "text", text: "Sure?" }] },
  ];
  for (const dialect of ["anthropic", "openai"] as const) {
    const body = encodeChatCompletions({ ...REQUEST, dialect, messages, adaptations: ["system-in-user"] });
    expect(body).not.toHaveProperty("system");
    const [first, , last] = body["messages"] as { role: string; content: unknown }[];
    expect(first).toMatchObject({ role: "user", content: [{}, { type: "text", text: "Be terse.\n\nWhat?" }] });
    expect(last).toEqual({ role: "user", content: "Sure?" });
  }
  const picture: ChatRequest["messages"] = [{ role: "user", parts: [IMAGE] }];
  const body = encodeChatCompletions({ ...REQUEST, messages: picture, adaptations: ["system-in-user"] });
  expect(JSON.stringify(body["messages"])).toContain("Be terse.");
});

test("images precede the text, in the shape of the dialect", () => {
  const messages: ChatRequest["messages"] = [{ role: "user", parts: [{ kind: "text", text: "What?" }, IMAGE] }];
  expect(encodeChatCompletions({ ...REQUEST, messages, parameters: {} })["messages"]).toEqual([
    {
      role: "user",
      content: [
        { type: "image", source: { type: "base64", media_type: "image/png", data: "QUJD" } },
        { type: "text", text: "What?" },
      ],
    },
  ]);
  expect(
    encodeChatCompletions({ ...REQUEST, dialect: "openai", system: "", messages, parameters: {} })["messages"],
  ).toEqual([
    {
      role: "user",
      content: [
        { type: "image_url", image_url: { url: "data:image/png;base64,QUJD" } },
        { type: "text", text: "What?" },
      ],
    },
  ]);
});

test("a tool call and its result are encoded in the shape of the dialect", () => {
  const messages: ChatRequest["messages"] = [
    { role: "assistant", parts: [{ kind: "tool-call", callId: "c", name: "look", argumentsText: '{"a":1}' }] },
    {
      role: "user",
      parts: [{ kind: "tool-result", callId: "c", isError: false, parts: [{ kind: "text", text: "seen" }] }],
    },
  ];
  expect(encodeChatCompletions({ ...REQUEST, messages, parameters: {} })["messages"]).toEqual([
    { role: "assistant", content: [{ type: "tool_use", id: "c", name: "look", input: { a: 1 } }] },
    { role: "user", content: [{ type: "tool_result", tool_use_id: "c", content: [{ type: "text", text: "seen" }] }] },
  ]);
  expect(
    encodeChatCompletions({ ...REQUEST, dialect: "openai", system: "", messages, parameters: {} })["messages"],
  ).toEqual([
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "c", type: "function", function: { name: "look", arguments: '{"a":1}' } }],
    },
    { role: "tool", tool_call_id: "c", content: "seen" },
  ]);
});

test("extra JSON is merged last and over everything, object by object, and pollutes no prototype", () => {
  const extra = JSON.parse(
    '{"temperature":0,"thinking":{"budget_tokens":2048},"__proto__":{"polluted":1},"stop":["x"]}',
  );
  const body = encodeChatCompletions({ ...REQUEST, extra });
  expect(body).toMatchObject({ temperature: 0, thinking: { type: "enabled", budget_tokens: 2048 }, stop: ["x"] });
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  const hostile = encodeChatCompletions({
    ...REQUEST,
    parameters: { "__proto__.polluted": 1, "constructor.prototype.polluted": 1 },
  });
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(hostile).not.toHaveProperty("polluted");
});
