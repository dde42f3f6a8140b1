import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/** A piece of what a model says. */
export type SaidPiece = { kind: "text" | "thinking"; text: string } | { kind: "unknown"; raw: Json };

const KNOWN = new Set([
  "role",
  "name",
  "content",
  "refusal",
  "tool_calls",
  "function_call",
  "annotations",
  "reasoning_content",
  "reasoning",
  "reasoning_text",
  "thinking",
  "thinking_content",
  "reasoning_details",
  "thinking_blocks",
]);

/**
 * The pieces of a chat-completions delta or message, thinking first. Thinking has a name of its own at every vendor, and
 * some send it under two at once: the first that says something counts.
 */
export function readDelta(said: JsonObject): SaidPiece[] {
  const thought = [
    said["reasoning_content"],
    said["reasoning"],
    said["reasoning_text"],
    said["thinking"],
    said["thinking_content"],
    said["reasoning_details"],
    said["thinking_blocks"],
  ]
    .map(readThought)
    .find((text) => text !== "");
  return [
    ...(thought === undefined ? [] : [{ kind: "thinking", text: thought } as const]),
    ...readContent(said["content"]),
    ...readContent(said["refusal"]),
    ...readUnknown(said),
  ].filter((piece) => piece.kind === "unknown" || piece.text !== "");
}

/** Thinking as a text, or as a list or an object of texts. */
function readThought(value: Json | undefined): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(readThought).join("");
  if (!isJsonObject(value)) return "";
  return (
    [value["text"], value["thinking"], value["summary"], value["content"]]
      .map(readThought)
      .find((text) => text !== "") ?? ""
  );
}

/** Content as a text, or as a list of parts in their order. */
function readContent(content: Json | undefined): SaidPiece[] {
  if (typeof content === "string") return [{ kind: "text", text: content }];
  if (content === null || content === undefined) return [];
  if (!Array.isArray(content)) return isJsonObject(content) ? [readPart(content)] : [{ kind: "unknown", raw: content }];
  return content.map(readPart);
}

function readPart(part: Json): SaidPiece {
  if (typeof part === "string") return { kind: "text", text: part };
  if (!isJsonObject(part)) return { kind: "unknown", raw: part };
  if (part["type"] === "thinking" || part["type"] === "reasoning") return { kind: "thinking", text: readThought(part) };
  const text = part["text"] ?? part["refusal"];
  return typeof text === "string" ? { kind: "text", text } : { kind: "unknown", raw: part };
}

/** What stands under names that nobody documents: sound, pictures, and whatever comes next. */
function readUnknown(said: JsonObject): SaidPiece[] {
  const encrypted = Array.isArray(said["reasoning_details"])
    ? said["reasoning_details"].filter((detail) => isJsonObject(detail) && detail["type"] === "reasoning.encrypted")
    : [];
  const odd = Object.entries(said).filter(
    ([name, value]) =>
      !KNOWN.has(name) && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return [
    ...encrypted.map((raw) => ({ kind: "unknown", raw }) as const),
    ...odd.map(([name, value]) => ({ kind: "unknown", raw: { [name]: value } }) as const),
  ];
}
