import { expect, test } from "vitest";
import type { JsonObject } from "#core/json.ts";
import { createMessagesDecoder } from "./decode-messages.ts";

const TEXT_DELTA = { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hi" } };

function listUnknown(...events: JsonObject[]): string[] {
  const decoder = createMessagesDecoder();
  return events
    .flatMap((event) => decoder.decodeEvent({ data: JSON.stringify(event) }))
    .flatMap((event) => (event.type === "unknown" ? [event.raw] : []));
}

test.each<[string, JsonObject]>([
  ["an event", { ...TEXT_DELTA, mood: "bright" }],
  ["a delta", { ...TEXT_DELTA, delta: { ...TEXT_DELTA.delta, mood: "bright" } }],
  ["a block", { type: "content_block_start", index: 0, content_block: { type: "text", text: "", mood: "bright" } }],
  ["a message", { type: "message_start", message: { id: "m", type: "message", content: [], mood: "bright" } }],
  ["the end of a message", { type: "message_delta", delta: { stop_reason: "end_turn", mood: "bright" }, usage: {} }],
  ["a whole message", { type: "message", id: "m", content: [], stop_reason: "end_turn", mood: "bright" }],
])("an unknown name in %s is said to be unknown, once", (_level, event) => {
  expect(listUnknown(event)).toEqual(['{"mood":"bright"}']);
});

test("a name without a value, and the names of a block that is kept as it came, are not said to be unknown", () => {
  expect(listUnknown({ ...TEXT_DELTA, mood: null, moods: [] }, TEXT_DELTA)).toEqual([]);
  const block = { type: "server_tool_use", id: "s", name: "search", input: {}, mood: "bright" };
  expect(listUnknown({ type: "content_block_start", index: 0, content_block: block })).toEqual([]);
});
