import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Part } from "#core/content/part.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { parseSnapshot } from "#core/conversation/snapshot.ts";
import type { Json } from "#core/json.ts";
import { createMessagesDecoder } from "./decode-messages.ts";
import { encodeChatCompletions } from "./encode-chat-completions.ts";
import { encodeMessages } from "./encode-messages.ts";

/** A reply as decoded from a recording of the messages wire. */
function replayRecording(name: string, change: Partial<Reply> = {}): Reply {
  const decoder = createMessagesDecoder();
  const text = readFileSync(new URL(`recordings/${name}`, import.meta.url), "utf8");
  const events = text.split("\n\n").flatMap((event) => {
    const [, data] = event.split("\ndata: ");
    return data === undefined ? [] : decoder.decodeEvent({ data });
  });
  return reduceReply(messagesReply(change), [...events, ...decoder.decodeEnd()], 1);
}

function messagesReply(change: Partial<Reply> = {}): Reply {
  const reply = exampleReply(change);
  return { ...reply, sentWith: { ...reply.sentWith, wire: "messages", ...change.sentWith } };
}

/** The conversation as it is loaded from disk. */
function reload(conversation: Conversation): Conversation {
  const { turns, replies, gone: _none, ...head } = JSON.parse(JSON.stringify(conversation)) as Conversation;
  const snapshot = parseSnapshot({ head, turns: Object.values(turns), replies: Object.values(replies) });
  if (!snapshot || snapshot.unreadable > 0) throw new Error("The conversation could not be read back.");
  return snapshot.conversation;
}

/** The messages of a second turn, after a first one with these replies. */
function encodeSecondTurn(wire: Reply["sentWith"]["wire"], ...replies: Reply[]): Json {
  const first = replies.at(-1);
  const conversation = reload({
    ...exampleConversation(),
    turns: { t1: exampleTurn("t1", null), t2: exampleTurn("t2", "t1") },
    replies: Object.fromEntries(replies.map((reply) => [reply.id, reply])),
  });
  const base = exampleReply();
  const next: Reply = {
    ...base,
    id: "next",
    turnId: "t2",
    sentWith: {
      ...base.sentWith,
      wire,
      thread: first ? { builtOn: first.id } : { edits: [{ at: 0, steps: [{ turnId: "t1", replyId: null }] }] },
    },
  };
  const request = planRequest(conversation, [next]).request;
  return (wire === "messages" ? encodeMessages(request) : encodeChatCompletions(request))["messages"] ?? null;
}

test("thinking is sent back with its signature, after a reload too, and only over the wire it came from", () => {
  const reply = replayRecording("messages-stream-thinking.sse");
  expect(encodeSecondTurn("messages", reply)).toEqual([
    { role: "user", content: "t1" },
    {
      role: "assistant",
      content: [
        {
          type: "thinking",
          thinking: "Is 91 prime? Try 7: seven thirteens are 91.",
          signature: "ZXR1ZGUtc2lnbmF0dXJlLTE=",
        },
        { type: "text", text: "No: 91 = 7 × 13." },
      ],
    },
    { role: "user", content: "t2" },
  ]);
  expect(encodeSecondTurn("chat-completions", reply)).toEqual([
    { role: "user", content: "t1" },
    { role: "assistant", content: "No: 91 = 7 × 13." },
    { role: "user", content: "t2" },
  ]);
});

test("redacted thinking is sent back too, and so is empty thinking", () => {
  expect(encodeSecondTurn("messages", replayRecording("messages-stream-redacted.sse"))).toMatchObject([
    {},
    {
      content: [
        { type: "redacted_thinking", data: "ZXR1ZGUtaGlkZGVu" },
        { type: "thinking", thinking: "", signature: "ZXR1ZGUtc2lnbmF0dXJlLTI=" },
        { type: "text", text: "A canon follows itself." },
      ],
    },
    {},
  ]);
});

test("a server's search, its results and citations are sent back block by block; on other wires the text is one", () => {
  const reply = replayRecording("messages-stream-search.sse");
  expect(encodeSecondTurn("messages", reply)).toMatchObject([
    {},
    {
      content: [
        { type: "server_tool_use", id: "srvtoolu_etude01", input: { query: "moons of Saturn" } },
        { type: "web_search_tool_result", content: [{ encrypted_content: "ZXR1ZGU=" }] },
        { type: "text", text: "The largest is " },
        { type: "text", text: "Titan", citations: [{ encrypted_index: "ZXR1ZGUx" }] },
        { type: "text", text: "." },
      ],
    },
    {},
  ]);
  expect(encodeSecondTurn("chat-completions", reply)).toMatchObject([{}, { content: "The largest is Titan." }, {}]);
});

const RESULT: Part = {
  kind: "tool-result",
  callId: "toolu_etude01",
  isError: false,
  parts: [{ kind: "text", text: "9 °C, rain" }],
};
const toolCallReply = (): Reply => replayRecording("messages-stream-tools.sse");
const toolResultReply = (): Reply =>
  messagesReply({
    id: "r2",
    status: "done",
    after: { replyId: "r1", kind: "tools", results: [RESULT] },
    parts: [{ kind: "text", text: "It rains." }],
  });

test("a tool call, its result and the reply are sent back in order, with the thinking before the call", () => {
  expect(encodeSecondTurn("messages", toolCallReply(), toolResultReply())).toEqual([
    { role: "user", content: "t1" },
    {
      role: "assistant",
      content: [
        {
          type: "thinking",
          thinking: "The temperature is asked for; the tool knows it.",
          signature: "ZXR1ZGUtc2lnbmF0dXJlLTM=",
        },
        { type: "text", text: "I shall look it up." },
        { type: "tool_use", id: "toolu_etude01", name: "get_weather", input: { place: "Bergen" } },
      ],
    },
    {
      role: "user",
      content: [{ type: "tool_result", tool_use_id: "toolu_etude01", content: [{ type: "text", text: "9 °C, rain" }] }],
    },
    { role: "assistant", content: "It rains." },
    { role: "user", content: "t2" },
  ]);
  expect(encodeSecondTurn("chat-completions", toolCallReply(), toolResultReply())).toMatchObject([
    {},
    { content: [{ type: "text" }, { type: "tool_use", input: { place: "Bergen" } }] },
    { content: [{ type: "tool_result" }] },
    { content: "It rains." },
    {},
  ]);
});

test("a tool call without a result is left out, and so is the thinking before it", () => {
  expect(encodeSecondTurn("messages", toolCallReply())).toMatchObject([
    {},
    { content: [{ type: "thinking" }, { type: "text", text: "I shall look it up." }] },
    {},
  ]);
  const cut = replayRecording("messages-stream-cut.sse");
  expect(cut.status).toBe("interrupted");
  expect(encodeSecondTurn("messages", cut)).toEqual([{ role: "user", content: "t1\n\nt2" }]);
});

test("a result whose call was deleted is left out", () => {
  expect(encodeSecondTurn("messages", toolResultReply())).toEqual([
    { role: "user", content: "t1" },
    { role: "assistant", content: "It rains." },
    { role: "user", content: "t2" },
  ]);
});

test("the body has a top-level system prompt, its parameters by path, and the extra JSON last", () => {
  const body = encodeMessages({
    model: "m",
    dialect: "anthropic",
    system: "Be terse.",
    messages: [
      {
        role: "user",
        parts: [
          { kind: "text", text: "Look" },
          { kind: "image", blob: "sha", mediaType: "image/png", widthPx: 1, heightPx: 1 },
        ],
      },
    ],
    parameters: { max_tokens: 2048, "thinking.type": "enabled", "thinking.budget_tokens": 1024, stream: true },
    extra: { service_tier: "auto" },
    stream: true,
    blobs: { sha: "QUJD" },
  });
  expect(body).toEqual({
    model: "m",
    system: "Be terse.",
    messages: [
      {
        role: "user",
        content: [
          { type: "image", source: { type: "base64", media_type: "image/png", data: "QUJD" } },
          { type: "text", text: "Look" },
        ],
      },
    ],
    max_tokens: 2048,
    thinking: { type: "enabled", budget_tokens: 1024 },
    stream: true,
    service_tier: "auto",
  });
});
