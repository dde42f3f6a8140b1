import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { createChatCompletionsDecoder } from "./decode-chat-completions.ts";
import { createMessagesDecoder } from "./decode-messages.ts";
import type { StreamEvent } from "./stream-event.ts";
import type { WireDecoder } from "./wire-codec.ts";

/** Decodes each event, then the end. Events that are each written in their own way have to be parsed. */
function decode(createDecoder: () => WireDecoder, events: readonly JsonObject[], isParsed: boolean): StreamEvent[] {
  const decoder = createDecoder();
  const write = (event: JsonObject, count: number) => `${JSON.stringify(event)}${isParsed ? " ".repeat(count) : ""}`;
  const decoded = events.map(write).flatMap((data) => decoder.decodeEvent({ data }));
  return [...decoded.map(trimRaw), ...decoder.decodeEnd()];
}

/** Unknown events are kept as they were written. */
const trimRaw = (event: StreamEvent): StreamEvent =>
  event.type === "unknown" ? { ...event, raw: event.raw.trim() } : event;

const words = fc.oneof(
  fc.constantFrom("a", "Hello ", "\n\n", '"', "\\", '","content":"', "<think>", "</think>", "é\u2028", "\u0007", ""),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);

const chunk = (delta: JsonObject, choice: JsonObject = {}, rest: JsonObject = {}): JsonObject => ({
  id: "a",
  choices: [{ index: 0, delta, finish_reason: null, ...choice }],
  ...rest,
});

const chatEvent = fc.oneof(
  { weight: 12, arbitrary: words.map((content) => chunk({ content })) },
  { weight: 4, arbitrary: words.map((reasoning_content) => chunk({ reasoning_content })) },
  { weight: 2, arbitrary: words.map((content) => chunk({ role: "assistant", content, refusal: null })) },
  words.map((content) => chunk({ content, citations: ["https://a.example/1"] })),
  words.map((content) => chunk({ content }, { index: 1 })),
  words.map((content) => chunk({ content }, { finish_reason: "stop" })),
  words.map((content) => chunk({ content, mood: "glad" })),
  words.map((content) => chunk({ content }, {}, { usage: { completion_tokens: 1 } })),
  words.map((content) => chunk({ content }, {}, { x_own: content })),
  words.map((text) => chunk({ tool_calls: [{ index: 0, id: "1", function: { name: "f", arguments: text } }] })),
  words.map((message) => chunk({ content: "a" }, {}, { error: message })),
);

const delta = (type: string, field: string, text: string, index = 0): JsonObject => ({
  type: "content_block_delta",
  index,
  delta: { type, [field]: text },
});

const messagesEvent = fc.oneof(
  { weight: 12, arbitrary: words.map((text) => delta("text_delta", "text", text)) },
  { weight: 4, arbitrary: words.map((text) => delta("thinking_delta", "thinking", text, 1)) },
  words.map((text) => delta("input_json_delta", "partial_json", text, 2)),
  words.map((text) => ({ ...delta("text_delta", "text", text), mood: "glad" })),
  words.map((text) => delta("text_delta", "text", text, 3)),
  fc.constantFrom<JsonObject>(
    { type: "ping" },
    { type: "content_block_stop", index: 0 },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    { type: "content_block_start", index: 2, content_block: { type: "tool_use", id: "1", name: "f", input: {} } },
    { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 3 } },
  ),
);

/** Events of which many come several times in a row, each with a text of its own. */
const runs = (event: fc.Arbitrary<JsonObject>) => fc.array(event, { maxLength: 40 });

test("chunks that repeat the one before but for their text decode as if each were parsed", () => {
  fc.assert(
    fc.property(runs(chatEvent), (events) => {
      const read = decode(createChatCompletionsDecoder, events, false);
      expect(read).toEqual(decode(createChatCompletionsDecoder, events, true));
    }),
    { numRuns: 300 },
  );
});

test("deltas of content blocks that repeat the one before but for their text decode as if each were parsed", () => {
  fc.assert(
    fc.property(runs(messagesEvent), (events) => {
      const read = decode(createMessagesDecoder, events, false);
      expect(read).toEqual(decode(createMessagesDecoder, events, true));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["after the end mark", "[DONE]"],
  ["after an error", JSON.stringify({ error: { message: "no" } })],
])("a chunk that repeats the one before %s is no text of the answer", (_when, between) => {
  const decoder = createChatCompletionsDecoder();
  const data = JSON.stringify(chunk({ content: "Hi" }));
  for (let count = 0; count < 3; count += 1) decoder.decodeEvent({ data });
  decoder.decodeEvent({ data: between });
  expect(decoder.decodeEvent({ data })).toEqual([{ type: "unknown", raw: data }]);
});

test("a repeated chunk whose text is no JSON is unknown, and one with escapes has what they stand for", () => {
  const decoder = createChatCompletionsDecoder();
  const write = (inside: string) => JSON.stringify(chunk({ content: "‹›" })).replace("‹›", () => inside);
  for (let count = 0; count < 3; count += 1) decoder.decodeEvent({ data: write("Hi") });
  const textOf = (inside: string) => decoder.decodeEvent({ data: write(inside) });
  expect(textOf(String.raw`\u00e9\n`)).toEqual([{ type: "part-delta", index: 0, part: "text", text: "é\n" }]);
  for (let count = 0; count < 3; count += 1) decoder.decodeEvent({ data: write("Hi") });
  for (const broken of ['a"b', "a\\", "a\tb", String.raw`\x`])
    expect(textOf(broken)).toEqual([{ type: "unknown", raw: write(broken) }]);
});
