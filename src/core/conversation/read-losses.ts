import type { Part } from "#core/content/part.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import type { ChatMessage } from "#core/wire/chat-request.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { readSaid } from "./read-said.ts";

/** What a reply would be asked without, since its wire cannot carry it, as ends of a sentence; empty for nothing. */
export function readLosses(conversation: Conversation, reply: Reply): string[] {
  const { wire, dialect, system } = reply.sentWith;
  const said = readSaid(conversation, reply);
  const answers = said.filter(({ role }) => role === "assistant").flatMap(({ parts }) => parts);
  const calls = answers.filter((part) => part.kind === "tool-call");
  const results = said.flatMap(({ parts }) => parts).filter((part) => part.kind === "tool-result");
  const orphans = results.filter(({ callId }) => !calls.some((call) => call.callId === callId));
  const odd = calls.filter(
    ({ callId, argumentsText }) =>
      results.some((result) => result.callId === callId) && !isJsonObject(readJson(argumentsText || "{}")),
  );
  const always = [
    count(orphans, "a tool’s result whose call was deleted", "tools’ results whose calls were deleted"),
    dialect === "claude"
      ? count(
          odd,
          "the arguments of a call, which are no JSON object",
          "the arguments of calls, which are no JSON objects",
        )
      : "",
  ];
  if (wire === "predict") return [...readPredictLosses(said, system)].filter(isSaid);
  if (wire === "messages") return always.filter(isSaid);
  const ofMessages = answers.filter(isOfMessages);
  const pictures = results.flatMap(({ parts }) => parts).filter(({ kind }) => kind !== "text");
  return [
    ...always,
    count(
      ofMessages.filter(({ kind }) => kind !== "unknown"),
      "a block of thinking signed for Messages",
      "blocks of thinking signed for Messages",
    ),
    count(
      ofMessages.filter(({ kind }) => kind === "unknown"),
      "a block of the provider’s own tools",
      "blocks of the provider’s own tools",
    ),
    dialect === "openai" ? count(pictures, "a picture in a tool’s result", "pictures in tools’ results") : "",
  ].filter(isSaid);
}

function readPredictLosses(said: readonly ChatMessage[], system: string): string[] {
  const last = said.findLast(({ role }) => role === "user");
  const pictures = (last?.parts ?? []).filter(({ kind }) => kind !== "text");
  return [
    system.trim() === "" ? "" : "the system prompt",
    said.length > 1 ? "the earlier turns" : "",
    count(pictures, "a picture", "pictures"),
  ];
}

function isOfMessages(part: Part): boolean {
  if (part.kind === "redacted-thinking") return true;
  if (part.kind === "thinking") return part.wire === "messages" && part.signature !== undefined;
  return part.kind === "unknown" && part.wire === "messages";
}

function count(things: readonly unknown[], one: string, many: string): string {
  return things.length === 0 ? "" : things.length === 1 ? one : `${things.length} ${many}`;
}

const isSaid = (text: string): boolean => text !== "";
