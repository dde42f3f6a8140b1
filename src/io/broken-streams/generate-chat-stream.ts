import type { JsonObject } from "#core/json.ts";
import type { GeneratedStream, Random } from "./generated-stream.ts";
import { chance, cutText, interleave, makeCalls, makeText, makeUsage, pick } from "./generated-stream.ts";

/** An answer of chat completions: its parts interleaved, its habits those of one service or another. */
export function generateChatStream(random: Random): GeneratedStream {
  const text = chance(random, 0.9) ? makeText(random) : "";
  const thinking = chance(random, 0.5) ? makeText(random) : "";
  const calls = makeCalls(random);
  const usage = makeUsage(random);
  const thinkingName = pick(random, ["reasoning_content", "reasoning", "thinking", "reasoning_details"]);
  const numbersCalls = chance(random, 0.8);
  const asList = chance(random, 0.2);

  const deltas = interleave<JsonObject>(random, [
    cutText(random, text).map((piece) => ({ content: asList ? [{ type: "text", text: piece }] : piece })),
    cutText(random, thinking).map((piece) => ({
      content: null,
      [thinkingName]: thinkingName === "reasoning_details" ? [{ type: "reasoning.text", text: piece }] : piece,
    })),
    // Calls without a number can only come one after the other.
    ...(numbersCalls
      ? calls.map((call, index) => callPieces(random, call).map((piece) => ({ tool_calls: [{ index, ...piece }] })))
      : [calls.flatMap((call) => callPieces(random, call).map((piece) => ({ tool_calls: [piece] })))]),
  ]);
  const chunks: JsonObject[] = deltas.map((delta) => ({ id: "", choices: [{ index: 0, delta }], usage: null }));
  for (let place = chunks.length; place > 0; place -= 1)
    if (chance(random, 0.05)) chunks.splice(place, 0, { id: "", choices: [] });
  const counted = { prompt_tokens: usage.inputTokens, completion_tokens: usage.outputTokens };
  const finish: JsonObject = { id: "", choices: [{ index: 0, delta: {}, finish_reason: "stop" }], usage: null };
  const where = pick(random, ["first", "finish", "after", "alone"]);
  if (where === "first") chunks.unshift({ choices: [{ index: 0, delta: { role: "assistant" } }], usage: counted });
  chunks.push(where === "finish" ? { ...finish, usage: counted } : finish);
  if (chance(random, 0.3)) chunks.push({ id: "", choices: [{ index: 0, finish_reason: "stop" }], usage: null });
  if (where === "after") chunks.push({ choices: [], usage: counted });
  if (where === "alone") chunks.push({ usage: counted });
  const events = chunks.map((chunk) => ({ data: JSON.stringify(chunk) }));
  for (let times = pick(random, [0, 1, 2]); times > 0; times -= 1) events.push({ data: "[DONE]" });
  return { said: { text, thinking, calls, usage }, events };
}

function callPieces(random: Random, call: { id: string; name: string; arguments: string }): JsonObject[] {
  const later = pick<JsonObject>(random, [{}, { id: "" }, { id: "", type: "function" }]);
  return [
    { id: call.id, type: "function", function: { name: call.name, arguments: "" } },
    ...cutText(random, call.arguments).map((piece) => ({ ...later, function: { name: "", arguments: piece } })),
  ];
}
