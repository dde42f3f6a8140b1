import { expect, test } from "vitest";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import type { Part } from "#core/content/part.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { toList } from "#core/json.ts";
import type { Reply, SentWith } from "./conversation.ts";
import { getCodec } from "#core/wire/wires.ts";
import { estimateInputTokens } from "./estimate-tokens.ts";
import { findUnsupportedContent } from "./find-unsupported-content.ts";
import { planRequest } from "./planned-request.ts";
import { reduceReply } from "./reduce-reply.ts";
import { parseSnapshot } from "./snapshot.ts";

const CHAT = { wire: "chat-completions", dialect: "openai", modelId: "thinker" } as const;

/** The reply that a streamed answer leaves. */
function receive(deltas: readonly JsonObject[], change: Partial<SentWith> = {}): Reply {
  const { sentWith, ...base } = exampleReply();
  const decoder = getCodec("chat-completions").createDecoder();
  const events = deltas.flatMap((delta) =>
    decoder.decodeEvent({ data: JSON.stringify({ choices: [{ index: 0, delta }] }) }),
  );
  events.push(...decoder.decodeEvent({ data: "[DONE]" }), ...decoder.decodeEnd());
  return reduceReply({ ...base, sentWith: { ...sentWith, ...CHAT, ...change } }, events, 1);
}

/** The request that follows an answer: the results of its calls, or else a second turn. */
function askAgain(first: Reply, change: Partial<SentWith> = {}) {
  const calls = first.parts.filter((part) => part.kind === "tool-call");
  const results = calls.map(({ callId }): Part => ({
    kind: "tool-result",
    callId,
    isError: false,
    parts: [{ kind: "text", text: "Rain" }],
  }));
  const next: Reply = {
    ...exampleReply(),
    id: "r2",
    turnId: calls.length > 0 ? "t1" : "t2",
    ...(calls.length > 0 ? { after: { replyId: "r1", kind: "tools", results } } : {}),
    sentWith: {
      ...exampleReply().sentWith,
      ...CHAT,
      ...change,
      thread: calls.length > 0 ? {} : { builtOn: "r1" },
    },
  };
  const conversation = exampleConversation();
  const turns = { t1: exampleTurn("t1", null), t2: exampleTurn("t2", "t1") };
  const planned = planRequest({ ...conversation, turns, replies: { r1: first } }, [next]);
  const body = getCodec(next.sentWith.wire).encode(planned.request);
  const answer = toList(body["messages"]).find((each): each is JsonObject => isAnswer(each));
  return { answer, unsupported: findUnsupportedContent(planned), request: planned.request };
}

const isAnswer = (message: Json): boolean => JSON.stringify(message).includes('"role":"assistant"');

const CALL = {
  index: 0,
  id: "call_1",
  type: "function",
  function: { name: "get_weather", arguments: '{"city":"Oslo"}' },
};
const SIGNED = { google: { thought_signature: "c2ln" } };
const ENCRYPTED = { type: "reasoning.encrypted", data: "gAAA", id: "rs_1", format: "v1", index: 0 };

const CASES: [string, JsonObject[], JsonObject][] = [
  [
    "reasoning_content before a tool call",
    [{ content: null, reasoning_content: "I need " }, { reasoning_content: "the weather." }, { tool_calls: [CALL] }],
    { content: null, reasoning_content: "I need the weather.", tool_calls: [{ id: "call_1" }] },
  ],
  [
    "reasoning before text and a tool call",
    [{ reasoning: "Hm" }, { content: "Hi" }, { tool_calls: [CALL] }],
    { reasoning: "Hm", content: "Hi", tool_calls: [{ id: "call_1" }] },
  ],
  [
    "extra_content of a tool call",
    [{ tool_calls: [{ ...CALL, extra_content: SIGNED }] }],
    { tool_calls: [{ id: "call_1", type: "function", function: CALL.function, extra_content: SIGNED }] },
  ],
  [
    "extra_content of a tool call that comes after it",
    [{ tool_calls: [CALL] }, { tool_calls: [{ index: 0, extra_content: SIGNED }] }],
    { tool_calls: [{ id: "call_1", extra_content: SIGNED }] },
  ],
  [
    "a signature inside the function of a call",
    [{ tool_calls: [{ ...CALL, function: { ...CALL.function, thought_signature: "c2ln" } }] }],
    { tool_calls: [{ function: { ...CALL.function, thought_signature: "c2ln" } }] },
  ],
  [
    "a call of a tool that takes free text",
    [{ tool_calls: [{ index: 0, id: "call_1", type: "custom", custom: { name: "sql", input: "select 1" } }] }],
    { tool_calls: [{ id: "call_1", type: "custom", custom: { name: "sql", input: "select 1" } }] },
  ],
  [
    "a signature that ends a text",
    [
      { content: "<thought>Hm</thought>", extra_content: { google: { thought: true } } },
      { content: "Hi" },
      { content: "", extra_content: SIGNED },
    ],
    { content: "Hi", extra_content: SIGNED },
  ],
  [
    "a signature after text",
    [{ content: "Hi" }, { content: " there", extra_content: SIGNED }, { content: "!" }],
    { content: "Hi there!", extra_content: SIGNED },
  ],
  [
    "details in pieces, with their signature",
    [
      { reasoning: "I ", reasoning_details: [{ type: "reasoning.text", text: "I ", format: "f", index: 0 }] },
      { reasoning: "see", reasoning_details: [{ type: "reasoning.text", text: "see", format: "f", index: 0 }] },
      { reasoning_details: [{ type: "reasoning.text", text: "", signature: "sig", format: "f", index: 0 }] },
      { content: "Hi" },
    ],
    {
      content: "Hi",
      reasoning: "I see",
      reasoning_details: [{ type: "reasoning.text", text: "I see", format: "f", index: 0, signature: "sig" }],
    },
  ],
  [
    "a summary and encrypted data",
    [
      { reasoning_details: [{ type: "reasoning.summary", summary: "So", index: 0 }] },
      { reasoning_details: [{ type: "reasoning.summary", summary: "So", index: 0 }, ENCRYPTED] },
      { tool_calls: [CALL], reasoning_details: [ENCRYPTED] },
    ],
    { reasoning_details: [{ type: "reasoning.summary", summary: "SoSo", index: 0 }, ENCRYPTED] },
  ],
  [
    "encrypted data alone",
    [{ content: "", reasoning_details: [ENCRYPTED] }, { content: "Hi" }],
    { content: "Hi", reasoning_details: [ENCRYPTED] },
  ],
  [
    "signed blocks without numbers",
    [
      { thinking_blocks: [{ type: "thinking", thinking: "a" }] },
      { thinking_blocks: [{ type: "thinking", thinking: "b", signature: "s1" }] },
      { thinking_blocks: [{ type: "thinking", thinking: "c", signature: "s2" }] },
      { content: "Hi" },
    ],
    {
      thinking_blocks: [
        { type: "thinking", thinking: "ab", signature: "s1" },
        { type: "thinking", thinking: "c", signature: "s2" },
      ],
    },
  ],
  [
    "an opaque text beside thinking",
    [{ reasoning_text: "Hm", reasoning_opaque: "xyz" }, { content: "Hi" }],
    { reasoning_text: "Hm", reasoning_opaque: "xyz" },
  ],
  [
    "thinking as a part of the content",
    [
      { content: [{ type: "thinking", thinking: [{ type: "text", text: "So" }] }] },
      { content: [{ type: "thinking", thinking: [{ type: "text", text: " far" }] }] },
      { content: "Hi" },
    ],
    {
      content: [
        { type: "thinking", thinking: [{ type: "text", text: "So far" }] },
        { type: "text", text: "Hi" },
      ],
    },
  ],
];

test.each(CASES)("%s goes back to the same model as it came, in a stored reply too", (_case, deltas, expected) => {
  const { answer, unsupported } = askAgain(receive(deltas));
  expect(answer).toMatchObject(expected);
  expect(unsupported).toEqual([]);
  const { turns: _turns, replies: _replies, gone: _gone, ...head } = exampleConversation();
  const stored = parseSnapshot({ head, turns: [], replies: [structuredClone(receive(deltas))] });
  const restored = stored?.conversation.replies["r1"];
  expect(restored && askAgain(restored).answer).toEqual(answer);
});

test.each(CASES)("%s goes back to no other model, connection or dialect, which is said", (_case, deltas, expected) => {
  const own = Object.keys(expected).filter((name) => name !== "content" && name !== "tool_calls");
  for (const change of [
    { modelId: "other" },
    { connectionId: "elsewhere" },
    { adaptations: ["no-own-fields" as const] },
  ]) {
    const { answer, unsupported } = askAgain(receive(deltas), change);
    for (const name of [...own, "extra_content", "thought_signature"])
      expect(JSON.stringify(answer)).not.toContain(`"${name}":`);
    expect(JSON.stringify(answer)).not.toContain('"thinking":');
    expect(unsupported).toHaveLength(1);
  }
});

test("a model that is named in Extra JSON is the one that counts", () => {
  const first = receive([{ reasoning_content: "Hm" }, { tool_calls: [CALL] }], { extraJson: '{"model":"other"}' });
  expect(askAgain(first).answer).not.toHaveProperty("reasoning_content");
  expect(askAgain(first, { modelId: "other" }).answer).toHaveProperty("reasoning_content", "Hm");
});

test("thinking that goes back counts as input", () => {
  const long = "I think so. ".repeat(100);
  const thoughtful = askAgain(receive([{ reasoning_content: long }, { tool_calls: [CALL] }]));
  const plain = askAgain(receive([{ tool_calls: [CALL] }]));
  expect(estimateInputTokens(thoughtful.request) - estimateInputTokens(plain.request)).toBeGreaterThan(300);
});

test("mere thinking before a whole answer goes back to no model, and nothing is said of it", () => {
  const first = receive([{ reasoning_content: "Hm" }, { content: "Hi" }]);
  for (const change of [{}, { modelId: "other" }, { wire: "messages" as const }]) {
    const { answer, unsupported } = askAgain(first, change);
    expect(answer).toEqual({ role: "assistant", content: "Hi" });
    expect(unsupported).toEqual([]);
  }
});

test("unsigned thinking of Messages goes back as it came to a model other than Claude", () => {
  const parts: Part[] = [
    { kind: "thinking", text: "Hm", wire: "messages" },
    { kind: "text", text: "Hi" },
  ];
  const first = receive([], { wire: "messages", modelId: "signs-nothing" });
  const { answer, unsupported } = askAgain({ ...first, parts }, { wire: "messages", modelId: "signs-nothing" });
  expect(answer?.["content"]).toEqual([
    { type: "thinking", thinking: "Hm" },
    { type: "text", text: "Hi" },
  ]);
  expect(unsupported).toEqual([]);
  const toClaude = askAgain({ ...first, parts }, { wire: "messages", modelId: "claude-opus-4-5" });
  expect(JSON.stringify(toClaude.answer)).not.toContain("Hm");
  expect(toClaude.unsupported).toEqual(["a block of thinking without a signature"]);
});

test("unsigned thinking is not sent over Messages, nor in Anthropic’s dialect beside calls, which is said", () => {
  const calling = receive([{ reasoning_content: "Hm" }, { tool_calls: [CALL] }]);
  for (const [first, change] of [
    [calling, { wire: "messages" }],
    [calling, { dialect: "anthropic" }],
  ] as const) {
    const { answer, unsupported } = askAgain(first, change);
    expect(JSON.stringify(answer)).not.toContain("Hm");
    expect(unsupported).toEqual(["a block of thinking without a signature"]);
  }
  const unsigned: Part[] = [
    { kind: "thinking", text: "Hm", wire: "messages" },
    { kind: "text", text: "Hi" },
  ];
  const { unsupported } = askAgain({ ...calling, parts: unsigned }, { wire: "messages" });
  expect(unsupported).toEqual(["a block of thinking without a signature"]);
});

test("a reply that an earlier Étude stored has no own fields, and nothing is said of it", () => {
  const parts: Part[] = [
    { kind: "thinking", text: "Hm", wire: "chat-completions" },
    { kind: "text", text: "Hi" },
  ];
  const { answer, unsupported } = askAgain({ ...receive([]), parts });
  expect(answer).toEqual({ role: "assistant", content: "Hi" });
  expect(unsupported).toEqual([]);
});
