import * as v from "valibot";
import { joinTexts } from "#core/content/join-texts.ts";
import type { Part } from "#core/content/part.ts";
import { describeFault } from "#core/describe-fault.ts";
import { formatCount } from "#core/format.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, stringOrEmpty, toList } from "#core/json.ts";
import type { Wire } from "#core/vocabulary.ts";
import { MAX_MESSAGES } from "./import-chats.ts";
import type { FileCollector } from "./file-collector.ts";
import type { ImportFault } from "./import-format.ts";
import type { ImportedMessage } from "./imported-message.ts";
import { readContent } from "./read-parts.ts";

const part = v.union([v.string(), v.looseObject({ type: v.string() })]);
const message = v.looseObject({
  role: v.string(),
  content: v.optional(v.nullable(v.union([v.string(), v.array(part)]))),
});

const listing = v.object({ messages: v.pipe(v.array(message), v.minLength(1)) });

/** The system prompt and the messages of a list. */
type ReadMessages = { system: string; messages: ImportedMessage[] };

/** The fields of a message that are read; every other one is noted. */
const READ_FIELDS = new Set(
  "role content tool_calls tool_call_id reasoning_content reasoning refusal id type status".split(" "),
);

/** The messages of a list in the format of any vendor, one after another, or the first fault with its place. */
export function readMessages(
  given: Json | undefined,
  wire: Wire,
  collector: FileCollector,
): ReadMessages | ImportFault {
  const count = Array.isArray(given) ? given.length : 0;
  if (count > MAX_MESSAGES)
    return {
      reason: `It has ${formatCount(count)} messages, and a conversation of Étude holds up to ${formatCount(MAX_MESSAGES)}.`,
    };
  const parsed = v.safeParse(listing, { messages: given }, { abortEarly: true });
  if (!parsed.success) {
    const [fault] = parsed.issues;
    return {
      reason: count === 0 && Array.isArray(given) ? "messages: the list is empty." : describeFault(fault, "messages"),
    };
  }
  const systems: string[] = [];
  const messages: ImportedMessage[] = [];
  for (const [index, each] of toList(given).entries()) {
    if (!isJsonObject(each)) continue;
    const role = stringOrEmpty(each["role"]);
    noteOtherFields(each, collector);
    if (role === "system" || role === "developer") {
      if (messages.length > 0) collector.note("A later system message", "its text is part of the system prompt", true);
      systems.push(joinTexts(readContent(each["content"], wire, collector)));
      continue;
    }
    const kind = ROLES[role];
    if (!kind) return { reason: `messages.${index}.role: Étude knows no role “${role.slice(0, 40)}”.` };
    const parts = kind === "tool" ? [readToolMessage(each, wire, collector)] : readOwnParts(each, wire, collector);
    const before = messages.at(-1);
    messages.push({
      id: String(index),
      parentId: before?.id ?? null,
      role: kind === "assistant" ? "assistant" : "user",
      parts,
    });
  }
  return { system: systems.filter((text) => text !== "").join("\n\n"), messages };
}

const ROLES: Readonly<Record<string, "user" | "assistant" | "tool" | undefined>> = Object.assign(Object.create(null), {
  user: "user",
  human: "user",
  assistant: "assistant",
  model: "assistant",
  tool: "tool",
  function: "tool",
});

function noteOtherFields(each: JsonObject, collector: FileCollector): void {
  for (const [name, value] of Object.entries(each)) {
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    if (!READ_FIELDS.has(name) && !isEmpty)
      collector.note(`${name} of a message`, "a message has no such field in Étude");
  }
}

function readToolMessage(each: JsonObject, wire: Wire, collector: FileCollector): Part {
  return {
    kind: "tool-result",
    callId: stringOrEmpty(each["tool_call_id"]),
    isError: false,
    parts: readContent(each["content"], wire, collector),
  };
}

/** The content of a message, with the thinking and the tool calls that stand beside it. */
function readOwnParts(each: JsonObject, wire: Wire, collector: FileCollector): Part[] {
  const thinking = (["reasoning_content", "reasoning"] as const).flatMap((field): Part[] => {
    const text = each[field];
    return typeof text === "string" && text !== "" ? [{ kind: "thinking", text, wire: "chat-completions", field }] : [];
  });
  const refusal = stringOrEmpty(each["refusal"]);
  return [
    ...thinking.slice(0, 1),
    ...readContent(each["content"], wire, collector),
    ...(refusal === "" ? [] : [{ kind: "text", text: refusal } as const]),
    ...toList(each["tool_calls"]).flatMap((call) => (isJsonObject(call) ? [readToolCall(call)] : [])),
  ];
}

function readToolCall(call: JsonObject): Part {
  const isCustom = call["type"] === "custom";
  const called = getObject(call, isCustom ? "custom" : "function");
  return {
    kind: "tool-call",
    callId: stringOrEmpty(call["id"]),
    name: stringOrEmpty(called["name"]),
    argumentsText: stringOrEmpty(called[isCustom ? "input" : "arguments"]),
    ...(isCustom ? { ownFields: { type: "custom" } } : {}),
  };
}
