import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, textOf } from "#core/json.ts";
import type { StreamEvent } from "./stream-event.ts";

/** Joins the pieces of tool calls that a chat-completions stream numbers, or does not. */
export type ToolCallPieces = {
  /** The events of a `tool_calls` list or a legacy `function_call`. */
  read(said: JsonObject): StreamEvent[];
};

/** `takePlace` gives a new call its place among the parts. */
export function createToolCallPieces(takePlace: () => number): ToolCallPieces {
  const known = new Map<number | string, { index: number; callId: string }>();
  let last: number | string | undefined;

  function readCall(call: JsonObject, place: number): StreamEvent {
    const wanted = objectOf(call["function"]) ?? objectOf(call["custom"]) ?? call;
    const callId = textOf(call["id"]);
    const name = textOf(wanted["name"]);
    // Where no index is named, a new id begins a new call.
    const number = typeof call["index"] === "number" ? call["index"] : callId === "" ? (last ?? place) : callId;
    last = number;
    let found = known.get(number);
    // Some number every call 0: with another id and a name of its own it is another call.
    const isAnother =
      found !== undefined && callId !== "" && name !== "" && found.callId !== "" && found.callId !== callId;
    if (found === undefined || isAnother) {
      found = { index: takePlace(), callId };
      known.set(number, found);
    }
    if (found.callId === "") found.callId = callId;
    return {
      type: "part-delta",
      index: found.index,
      part: "tool-call",
      text: argumentsOf(wanted["arguments"] ?? wanted["input"]),
      // A piece may bring an id of its own making; the call keeps the first.
      ...(callId === "" || callId !== found.callId ? {} : { callId }),
      ...(name === "" ? {} : { name }),
    };
  }

  return {
    read(said) {
      const calls = Array.isArray(said["tool_calls"]) ? said["tool_calls"].filter(isJsonObject) : [];
      const legacy = objectOf(said["function_call"]);
      return [
        ...calls.map(readCall),
        ...(legacy && calls.length === 0 ? [readCall({ index: 0, function: legacy }, 0)] : []),
      ];
    },
  };
}

function objectOf(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** Arguments are JSON as text; a few services send the JSON itself. */
function argumentsOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
