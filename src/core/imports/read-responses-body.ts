import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import type { FileCollector } from "./file-collector.ts";

/** Fields of OpenAI's Responses that say where something is kept at the service. */
const KEPT_ELSEWHERE = new Set([
  "previous_response_id",
  "conversation",
  "store",
  "include",
  "truncation",
  "background",
  "prompt",
]);

/** The body of OpenAI's Responses as one of chat completions, which Étude sends. */
export function readResponsesBody(body: JsonObject, collector: FileCollector): JsonObject {
  const { input, instructions, max_output_tokens: maxTokens, ...rest } = body;
  collector.note("The Responses format", "the request is sent as chat completions", true);
  for (const name of Object.keys(rest))
    if (KEPT_ELSEWHERE.has(name)) {
      delete rest[name];
      collector.note(name, "only the Responses format has it");
    }
  const items = typeof input === "string" ? [{ role: "user", content: input }] : Array.isArray(input) ? input : [];
  const system: Json[] = typeof instructions === "string" ? [{ role: "system", content: instructions }] : [];
  return {
    ...rest,
    ...(maxTokens === undefined ? {} : { max_completion_tokens: maxTokens }),
    messages: [...system, ...items.flatMap((item) => readItem(item, collector))],
  };
}

function readItem(item: Json, collector: FileCollector): Json[] {
  if (!isJsonObject(item)) return [item];
  const type = stringOrEmpty(item["type"]);
  if (type === "function_call") {
    const call = {
      id: item["call_id"] ?? "",
      type: "function",
      function: { name: item["name"] ?? "", arguments: item["arguments"] ?? "" },
    };
    return [{ role: "assistant", content: null, tool_calls: [call] }];
  }
  if (type === "function_call_output")
    return [
      {
        role: "tool",
        tool_call_id: item["call_id"] ?? "",
        content: typeof item["output"] === "string" ? item["output"] : "",
      },
    ];
  if (type === "" || type === "message") return [item];
  collector.note(`An item of type “${type}”`, "only the Responses format has it");
  return [];
}
