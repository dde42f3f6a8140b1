import type { JsonObject } from "#core/json.ts";
import { stringOrEmpty } from "#core/json.ts";
import type { GeneratedStream, Random } from "./generated-stream.ts";
import { chance, cutText, interleave, makeToolCalls, makeText, makeUsage, pick } from "./generated-stream.ts";

/** An answer of the messages wire: its blocks one after the other or growing in turn, signs of life between. */
export function generateMessagesStream(random: Random): GeneratedStream {
  const thinking = chance(random, 0.5) ? makeText(random) : "";
  const text = chance(random, 0.9) ? makeText(random) : "";
  const toolCalls = makeToolCalls(random);
  const usage = makeUsage(random);
  const startsWithInput = chance(random, 0.1);
  const contentBlocks: { start: JsonObject; deltas: JsonObject[] }[] = [
    ...(thinking === "" ? [] : [makeThinkingContentBlock(random, thinking)]),
    ...(text === ""
      ? []
      : [
          {
            start: { type: "text", text: "" },
            deltas: cutText(random, text).map((piece) => ({ type: "text_delta", text: piece })),
          },
        ]),
    ...toolCalls.map(({ id, name, arguments: argumentsText }) => ({
      start: { type: "tool_use", id, name, input: startsWithInput ? (JSON.parse(argumentsText) as JsonObject) : {} },
      deltas: startsWithInput
        ? []
        : cutText(random, argumentsText).map((piece) => ({ type: "input_json_delta", partial_json: piece })),
    })),
  ];
  const rows = contentBlocks.map(({ start, deltas }, index) => [
    { type: "content_block_start", index, content_block: start },
    ...deltas.map((delta) => ({ type: "content_block_delta", index, delta })),
    { type: "content_block_stop", index },
  ]);
  const orderedEvents = chance(random, 0.3) ? interleave<JsonObject>(random, rows) : rows.flat();
  const events: JsonObject[] = [
    {
      type: "message_start",
      message: { id: "m", model: "m", content: [], usage: { input_tokens: usage.inputTokens, output_tokens: 1 } },
    },
    ...orderedEvents,
    { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: usage.outputTokens } },
    { type: "message_stop" },
  ];
  for (let index = events.length; index > 0; index -= 1)
    if (chance(random, 0.1)) events.splice(index, 0, { type: "ping" });
  const isNamed = chance(random, 0.8);
  return {
    reply: { text, thinking, toolCalls, usage },
    events: events.map((event) => ({
      ...(isNamed ? { name: stringOrEmpty(event["type"]) } : {}),
      data: JSON.stringify(event),
    })),
  };
}

function makeThinkingContentBlock(random: Random, thinking: string): { start: JsonObject; deltas: JsonObject[] } {
  const pieces = cutText(random, thinking);
  const [first = ""] = pieces;
  const withStart = pick(random, [true, false]);
  return {
    start: { type: "thinking", thinking: withStart ? first : "", signature: "" },
    deltas: [
      ...(withStart ? pieces.slice(1) : pieces).map((piece) => ({ type: "thinking_delta", thinking: piece })),
      { type: "signature_delta", signature: "c2ln" },
    ],
  };
}
