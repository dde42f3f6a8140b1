import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import type { StreamEvent } from "./stream-event.ts";

/** Joins the pieces of tool calls in a chat-completions stream, whether or not the stream numbers them. */
export type ToolCallAssembler = {
  /** The events of a `tool_calls` list or a legacy `function_call`. */
  decode(delta: JsonObject): StreamEvent[];
};

/** Creates an assembler; `assignIndex` returns the next free part index. */
export function createToolCallAssembler(assignIndex: () => number): ToolCallAssembler {
  const knownCalls = new Map<number | string, { index: number; callId: string }>();
  let lastKey: number | string | undefined;

  function decodeToolCall(toolCall: JsonObject, index: number): StreamEvent {
    const functionCall = toObject(toolCall["function"]) ?? toObject(toolCall["custom"]) ?? toolCall;
    const callId = stringOrEmpty(toolCall["id"]);
    const name = stringOrEmpty(functionCall["name"]);
    // Without an index, a new id begins a new call.
    const key = typeof toolCall["index"] === "number" ? toolCall["index"] : callId === "" ? (lastKey ?? index) : callId;
    lastKey = key;
    let found = knownCalls.get(key);
    // Some services number every call 0: another id together with a name begins another call.
    const isAnother =
      found !== undefined && callId !== "" && name !== "" && found.callId !== "" && found.callId !== callId;
    if (found === undefined || isAnother) {
      found = { index: assignIndex(), callId };
      knownCalls.set(key, found);
    }
    if (found.callId === "") found.callId = callId;
    return {
      type: "part-delta",
      index: found.index,
      part: "tool-call",
      text: toArgumentsText(functionCall["arguments"] ?? functionCall["input"]),
      // A piece may carry a new id of its own; the call keeps its first id.
      ...(callId === "" || callId !== found.callId ? {} : { callId }),
      ...(name === "" ? {} : { name }),
    };
  }

  return {
    decode(delta) {
      const toolCalls = Array.isArray(delta["tool_calls"]) ? delta["tool_calls"].filter(isJsonObject) : [];
      const legacy = toObject(delta["function_call"]);
      return [
        ...toolCalls.map(decodeToolCall),
        ...(legacy && toolCalls.length === 0 ? [decodeToolCall({ index: 0, function: legacy }, 0)] : []),
      ];
    },
  };
}

function toObject(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** The arguments of a tool call as JSON text; a few services send them as JSON. */
function toArgumentsText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
