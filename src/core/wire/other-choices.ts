import type { Json, JsonObject } from "#core/json.ts";
import { readDelta } from "./read-delta.ts";
import type { StreamEvent } from "./stream-event.ts";

/** Keeps what the choices beside the first one say: a reply has one text, and theirs must not get into it. */
export type OtherChoices = {
  read(number: number, said: JsonObject, reason: Json | undefined): StreamEvent[];
};

/** `takePlace` gives each choice its place among the parts, where it stands as a part of its own. */
export function createOtherChoices(takePlace: () => number): OtherChoices {
  const known = new Map<number, { index: number; content: string; thinking: string; more: Json[]; reason: string }>();
  return {
    read(number, said, reason) {
      const pieces = readDelta(said);
      const calls = said["tool_calls"] ?? said["function_call"];
      const isSilent = pieces.length === 0 && (calls === undefined || calls === null);
      const before = known.get(number);
      if (isSilent && (before === undefined || typeof reason !== "string")) return [];
      const choice = before ?? { index: takePlace(), content: "", thinking: "", more: [], reason: "" };
      known.set(number, choice);
      for (const piece of pieces)
        if (piece.kind === "unknown") choice.more.push(piece.raw);
        else if (piece.kind === "thinking") choice.thinking += piece.text;
        else choice.content += piece.text;
      if (calls !== undefined && calls !== null) choice.more.push(calls);
      if (typeof reason === "string") choice.reason = reason;
      const raw: JsonObject = { choice: number, content: choice.content };
      if (choice.thinking !== "") raw["thinking"] = choice.thinking;
      if (choice.more.length > 0) raw["more"] = [...choice.more];
      if (choice.reason !== "") raw["finish_reason"] = choice.reason;
      return [{ type: "part", index: choice.index, part: { kind: "unknown", wire: "chat-completions", raw } }];
    },
  };
}
