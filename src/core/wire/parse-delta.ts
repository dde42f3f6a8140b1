import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/** A piece of a model's output. */
export type DeltaPiece = { kind: "text" | "thinking"; text: string } | { kind: "unknown"; raw: Json };

const KNOWN_FIELDS = new Set([
  "role",
  "name",
  "usage",
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
 * The pieces of a chat-completions delta or message, thinking first. Every vendor names thinking differently and some
 * send it under two names at once: the first that is not empty counts.
 */
export function parseDelta(delta: JsonObject): DeltaPiece[] {
  const thinking = [
    delta["reasoning_content"],
    delta["reasoning"],
    delta["reasoning_text"],
    delta["thinking"],
    delta["thinking_content"],
    delta["reasoning_details"],
    delta["thinking_blocks"],
  ]
    .map(parseThinking)
    .find((text) => text !== "");
  return [
    ...(thinking === undefined ? [] : [{ kind: "thinking", text: thinking } as const]),
    ...parseContent(delta["content"]),
    ...parseContent(delta["refusal"]),
    ...collectUnknown(delta),
  ].filter((piece) => piece.kind === "unknown" || piece.text !== "");
}

/** Thinking given as a text, or as a list or an object of texts. */
function parseThinking(value: Json | undefined): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(parseThinking).join("");
  if (!isJsonObject(value)) return "";
  return (
    [value["text"], value["thinking"], value["summary"], value["content"]]
      .map(parseThinking)
      .find((text) => text !== "") ?? ""
  );
}

/** Content given as a text, or as a list of parts in their order. */
function parseContent(content: Json | undefined): DeltaPiece[] {
  if (typeof content === "string") return [{ kind: "text", text: content }];
  if (content === null || content === undefined) return [];
  if (!Array.isArray(content))
    return isJsonObject(content) ? [parsePart(content)] : [{ kind: "unknown", raw: content }];
  return content.map(parsePart);
}

function parsePart(part: Json): DeltaPiece {
  if (typeof part === "string") return { kind: "text", text: part };
  if (!isJsonObject(part)) return { kind: "unknown", raw: part };
  if (part["type"] === "thinking" || part["type"] === "reasoning")
    return { kind: "thinking", text: parseThinking(part) };
  const text = part["text"] ?? part["refusal"];
  return typeof text === "string" ? { kind: "text", text } : { kind: "unknown", raw: part };
}

/** The fields without documentation, such as sound and pictures, kept raw. */
function collectUnknown(delta: JsonObject): DeltaPiece[] {
  const encrypted = Array.isArray(delta["reasoning_details"])
    ? delta["reasoning_details"].filter((detail) => isJsonObject(detail) && detail["type"] === "reasoning.encrypted")
    : [];
  const unknownFields = Object.entries(delta).filter(
    ([name, value]) =>
      !KNOWN_FIELDS.has(name) && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return [
    ...encrypted.map((raw) => ({ kind: "unknown", raw }) as const),
    ...unknownFields.map(([name, value]) => ({ kind: "unknown", raw: { [name]: value } }) as const),
  ];
}
