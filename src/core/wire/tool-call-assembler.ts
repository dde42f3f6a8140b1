import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson, stringOrEmpty } from "#core/json.ts";
import type { ArgumentsSplitter } from "./arguments-splitter.ts";
import { createArgumentsSplitter } from "./arguments-splitter.ts";
import { mergeOwnFields } from "./merge-own-fields.ts";
import type { StreamEvent } from "./stream-event.ts";

/** Joins the pieces of tool calls in a chat-completions stream, whether or not the stream numbers them. */
export type ToolCallAssembler = {
  /** The events of a `tool_calls` list or a legacy `function_call`. */
  decode(delta: JsonObject): StreamEvent[];
};

/** Creates an assembler; `assignIndex` returns the next free part index. */
export function createToolCallAssembler(assignIndex: () => number): ToolCallAssembler {
  const knownCalls = new Map<number | string, KnownCall>();
  let lastKey: number | string | undefined;

  function beginCall(key: number | string, name: string, splitter = createArgumentsSplitter()): KnownCall {
    const call = { index: assignIndex(), callId: "", name, argumentsText: "", splitter };
    knownCalls.set(key, call);
    return call;
  }

  function decodeToolCall(toolCall: JsonObject, index: number): StreamEvent[] {
    const functionCall = toObject(toolCall["function"]) ?? toObject(toolCall["custom"]) ?? toolCall;
    const callId = stringOrEmpty(toolCall["id"]);
    const name = stringOrEmpty(functionCall["name"]);
    // Without an index, a new id begins a new call.
    const key = typeof toolCall["index"] === "number" ? toolCall["index"] : callId === "" ? (lastKey ?? index) : callId;
    lastKey = key;
    const known = knownCalls.get(key);
    const given = toArgumentsText(functionCall["arguments"] ?? functionCall["input"]);
    // A service that sends a whole call twice means it once.
    const isRepeated = callId !== "" && callId === known?.callId && given === known.argumentsText && isWhole(known);
    const isFreeText = isJsonObject(toolCall["custom"]);
    const isOther = known === undefined || isAnotherCall(known, callId, name);
    let call = isOther ? beginCall(key, known?.name ?? "") : known;
    let [text = "", ...others] = isRepeated ? [""] : isFreeText ? [given] : call.splitter.split(given);
    let isNew = isOther && known !== undefined;
    if (call === known && text.trim() === "" && others.length > 0) {
      // The piece begins with the arguments of another call: whole ones stand before it.
      call = beginCall(key, known.name, known.splitter);
      [text = "", ...others] = others;
      isNew = true;
    }
    if (call.callId === "") call.callId = callId;
    if (name !== "") call.name = name;
    call.argumentsText += text;
    const own = selectOwnFields(toolCall, functionCall);
    if (own) call.ownFields = mergeOwnFields(call.ownFields ?? {}, own);
    const events: StreamEvent[] = [
      {
        type: "part-delta",
        index: call.index,
        part: "tool-call",
        text,
        // A piece may carry a new id of its own; the call keeps its first id.
        ...(callId === "" || callId !== call.callId ? {} : { callId }),
        // Arguments that follow whole ones without a name call the same tool once more.
        ...(name !== "" ? { name } : isNew && call.name !== "" ? { name: call.name } : {}),
        ...(own && call.ownFields ? { ownFields: call.ownFields } : {}),
      },
    ];
    for (const [position, more] of others.entries()) {
      const first = call;
      call = beginCall(key, first.name, first.splitter);
      call.callId = callId === "" ? "" : `${callId}_${position + 2}`;
      call.argumentsText = more;
      events.push({
        type: "part-delta",
        index: call.index,
        part: "tool-call",
        text: more,
        callId: call.callId,
        name: call.name,
      });
    }
    return events;
  }

  return {
    decode(delta) {
      const toolCalls = Array.isArray(delta["tool_calls"]) ? delta["tool_calls"].filter(isJsonObject) : [];
      const legacy = toObject(delta["function_call"]);
      return [
        ...toolCalls.flatMap(decodeToolCall),
        ...(legacy && toolCalls.length === 0 ? decodeToolCall({ index: 0, function: legacy }, 0) : []),
      ];
    },
  };
}

type KnownCall = {
  index: number;
  callId: string;
  name: string;
  argumentsText: string;
  splitter: ArgumentsSplitter;
  ownFields?: JsonObject;
};

const CALL_FIELDS = new Set(["index", "id", "type", "function", "custom", "name", "arguments", "input"]);

/** The fields that a model added to a call or its function, such as a signature; undefined for none. */
function selectOwnFields(toolCall: JsonObject, functionCall: JsonObject): JsonObject | undefined {
  const others = selectOthers(toolCall);
  // A call of a tool that takes free text goes back as one.
  const own = isJsonObject(toolCall["custom"]) ? { ...others, type: "custom" } : others;
  const inFunction = functionCall === toolCall ? undefined : selectOthers(functionCall);
  return inFunction === undefined ? own : { ...own, function: inFunction };
}

function selectOthers(object: JsonObject): JsonObject | undefined {
  let others: JsonObject | undefined;
  for (const name in object) {
    const value = object[name];
    if (!CALL_FIELDS.has(name) && value !== undefined && value !== null && value !== "") (others ??= {})[name] = value;
  }
  return others;
}

/**
 * True where a piece begins another call under the number of a known one, since some services number every call 0:
 * another id together with a name, or another name, which may grow only before any arguments.
 */
function isAnotherCall(known: KnownCall, callId: string, name: string): boolean {
  if (name === "") return false;
  if (known.callId !== "" && callId !== "" && callId !== known.callId) return true;
  const mayGrow = known.argumentsText === "" && name.startsWith(known.name);
  return known.name !== "" && name !== known.name && !mayGrow;
}

function isWhole({ argumentsText }: KnownCall): boolean {
  return argumentsText.trimEnd().endsWith("}") && isJsonObject(parseJson(argumentsText));
}

function toObject(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** The arguments of a tool call as JSON text; a few services send them as JSON. */
function toArgumentsText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
