import type { Json, JsonObject } from "#core/json.ts";
import { parseDelta } from "./parse-delta.ts";
import type { StreamEvent } from "./stream-event.ts";

/**
 * Collects the choices beside the first one as parts of their own, so that their text does not mix with the reply's
 * text.
 */
export type OtherChoices = {
  decode(choiceIndex: number, delta: JsonObject, finishReason: Json | undefined): StreamEvent[];
};

/** Creates a collector; `assignIndex` returns the next free part index. */
export function createOtherChoices(assignIndex: () => number): OtherChoices {
  const known = new Map<number, { index: number; content: string; thinking: string; more: Json[]; reason: string }>();
  return {
    decode(choiceIndex, delta, finishReason) {
      const pieces = parseDelta(delta);
      const toolCalls = delta["tool_calls"] ?? delta["function_call"];
      const isEmpty = pieces.length === 0 && (toolCalls === undefined || toolCalls === null);
      const before = known.get(choiceIndex);
      if (isEmpty && (before === undefined || typeof finishReason !== "string")) return [];
      const choice = before ?? { index: assignIndex(), content: "", thinking: "", more: [], reason: "" };
      known.set(choiceIndex, choice);
      for (const piece of pieces)
        if (piece.kind === "unknown") choice.more.push(piece.raw);
        else if (piece.kind === "own-fields") continue;
        else if (piece.kind === "picture") choice.more.push("a picture, which is not kept");
        else if (piece.kind === "sources") choice.more.push(piece.fields);
        else if (piece.kind === "thinking") choice.thinking += piece.text;
        else choice.content += piece.text;
      if (toolCalls !== undefined && toolCalls !== null) choice.more.push(toolCalls);
      if (typeof finishReason === "string") choice.reason = finishReason;
      const raw: JsonObject = { choice: choiceIndex, content: choice.content };
      if (choice.thinking !== "") raw["thinking"] = choice.thinking;
      if (choice.more.length > 0) raw["more"] = [...choice.more];
      if (choice.reason !== "") raw["finish_reason"] = choice.reason;
      return [{ type: "part", index: choice.index, part: { kind: "unknown", wire: "chat-completions", raw } }];
    },
  };
}
