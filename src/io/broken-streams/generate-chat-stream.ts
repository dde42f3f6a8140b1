import type { JsonObject } from "#core/json.ts";
import type { GeneratedStream, Random } from "./generated-stream.ts";
import { chance, cutText, interleave, makeToolCalls, makeText, makeUsage, pick } from "./generated-stream.ts";

/** An answer of chat completions: its parts interleaved, its habits those of one service or another. */
export function generateChatStream(random: Random): GeneratedStream {
  const text = chance(random, 0.9) ? makeText(random) : "";
  const thinking = chance(random, 0.5) ? makeText(random) : "";
  const toolCalls = makeToolCalls(random);
  const usage = makeUsage(random);
  const thinkingName = pick(random, ["reasoning_content", "reasoning", "thinking", "reasoning_details"]);
  const hasCallIndexes = chance(random, 0.8);
  const isContentList = chance(random, 0.2);

  const deltas = interleave<JsonObject>(random, [
    cutText(random, text).map((piece) => ({ content: isContentList ? [{ type: "text", text: piece }] : piece })),
    cutText(random, thinking).map((piece) => ({
      content: null,
      [thinkingName]: thinkingName === "reasoning_details" ? [{ type: "reasoning.text", text: piece }] : piece,
    })),
    // Calls without a number can only come one after the other.
    ...(hasCallIndexes
      ? toolCalls.map((toolCall, index) =>
          cutToolCall(random, toolCall).map((piece) => ({ tool_calls: [{ index, ...piece }] })),
        )
      : [toolCalls.flatMap((toolCall) => cutToolCall(random, toolCall).map((piece) => ({ tool_calls: [piece] })))]),
  ]);
  const chunks: JsonObject[] = deltas.map((delta) => ({ id: "", choices: [{ index: 0, delta }], usage: null }));
  for (let index = chunks.length; index > 0; index -= 1)
    if (chance(random, 0.05)) chunks.splice(index, 0, { id: "", choices: [] });
  const encodedUsage = { prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens };
  const finish: JsonObject = { id: "", choices: [{ index: 0, delta: {}, finish_reason: "stop" }], usage: null };
  const usagePosition = pick(random, ["first", "finish", "after", "alone"]);
  if (usagePosition === "first")
    chunks.unshift({ choices: [{ index: 0, delta: { role: "assistant" } }], usage: encodedUsage });
  chunks.push(usagePosition === "finish" ? { ...finish, usage: encodedUsage } : finish);
  if (chance(random, 0.3)) chunks.push({ id: "", choices: [{ index: 0, finish_reason: "stop" }], usage: null });
  if (usagePosition === "after") chunks.push({ choices: [], usage: encodedUsage });
  if (usagePosition === "alone") chunks.push({ usage: encodedUsage });
  const events = chunks.map((chunk) => ({ data: JSON.stringify(chunk) }));
  for (let times = pick(random, [0, 1, 2]); times > 0; times -= 1) events.push({ data: "[DONE]" });
  return { reply: { text, thinking, toolCalls, usage }, events };
}

function cutToolCall(random: Random, toolCall: { id: string; name: string; arguments: string }): JsonObject[] {
  const later = pick<JsonObject>(random, [{}, { id: "" }, { id: "", type: "function" }]);
  return [
    { id: toolCall.id, type: "function", function: { name: toolCall.name, arguments: "" } },
    ...cutText(random, toolCall.arguments).map((piece) => ({ ...later, function: { name: "", arguments: piece } })),
  ];
}
