import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";

/** A piece of a model's output. */
export type DeltaPiece = { kind: "text" | "thinking"; text: string } | { kind: "unknown"; raw: Json };

/** The names of thinking, in the order in which they count. */
const THINKING_FIELDS = [
  "reasoning_content",
  "reasoning",
  "reasoning_text",
  "thinking",
  "thinking_content",
  "reasoning_details",
  "thinking_blocks",
];

const KNOWN_FIELDS = new Set([
  "role",
  "name",
  "usage",
  "content",
  "refusal",
  "tool_calls",
  "function_call",
  "annotations",
  ...THINKING_FIELDS,
]);

/**
 * The pieces of a chat-completions delta or message, thinking first. Every vendor names thinking differently and some
 * send it under two names at once: the first that is not empty counts.
 */
export function parseDelta(delta: JsonObject): DeltaPiece[] {
  const pieces: DeltaPiece[] = [];
  for (const name of THINKING_FIELDS) {
    const text = parseThinking(delta[name]);
    if (text === "") continue;
    pieces.push({ kind: "thinking", text });
    break;
  }
  addContent(pieces, delta["content"]);
  addContent(pieces, delta["refusal"]);
  addUnknown(pieces, delta);
  return pieces;
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

/** Adds content given as a text, or as a list of parts in their order. */
function addContent(pieces: DeltaPiece[], content: Json | undefined): void {
  if (content === null || content === undefined) return;
  for (const part of Array.isArray(content) ? content : [content]) {
    const piece = parsePart(part);
    if (piece.kind === "unknown" || piece.text !== "") pieces.push(piece);
  }
}

function parsePart(part: Json): DeltaPiece {
  if (typeof part === "string") return { kind: "text", text: part };
  if (!isJsonObject(part)) return { kind: "unknown", raw: part };
  if (part["type"] === "thinking" || part["type"] === "reasoning")
    return { kind: "thinking", text: parseThinking(part) };
  const text = part["text"] ?? part["refusal"];
  return typeof text === "string" ? { kind: "text", text } : { kind: "unknown", raw: part };
}

/** Adds the fields without documentation, such as sound and pictures, raw. */
function addUnknown(pieces: DeltaPiece[], delta: JsonObject): void {
  for (const detail of toList(delta["reasoning_details"]))
    if (isJsonObject(detail) && detail["type"] === "reasoning.encrypted") pieces.push({ kind: "unknown", raw: detail });
  for (const name in delta) {
    if (KNOWN_FIELDS.has(name)) continue;
    const value = delta[name];
    if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)) continue;
    pieces.push({ kind: "unknown", raw: { [name]: value } });
  }
}
