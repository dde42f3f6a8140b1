import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { parsePicture } from "./parse-pictures.ts";
import { SOURCE_FIELDS } from "./parse-sources.ts";

/** A piece of a model's output. */
export type DeltaPiece =
  | { kind: "text"; text: string }
  /** `field` names the field in which a plain text came. */
  | { kind: "thinking"; text: string; field?: string }
  /** Fields that the model added for itself, by their names in the message. */
  | { kind: "own-fields"; ownFields: JsonObject }
  /** The fields that name sources. */
  | { kind: "sources"; fields: JsonObject }
  /** The address of a picture, or the rest of the one before. */
  | { kind: "picture"; address: string }
  | { kind: "unknown"; raw: Json };

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
  "images",
  "reasoning_content",
  "reasoning",
  "reasoning_text",
  "thinking",
  "thinking_content",
]);

/** Names of what a model wants to see again beside the text of its thinking, such as `reasoning_details`. */
const OWN_FIELD = /^(reasoning|thinking)_|signature|^provider_specific_fields$/;

/**
 * The pieces of a chat-completions delta or message, thinking first. Every vendor names thinking differently and some
 * send it under two names at once: the first that is not empty counts.
 */
export function parseDelta(delta: JsonObject): DeltaPiece[] {
  const pieces: DeltaPiece[] = [];
  for (const name of THINKING_FIELDS) {
    const value = delta[name];
    if (value === undefined || value === null) continue;
    const text = parseThinking(value);
    if (text === "") continue;
    pieces.push(typeof value === "string" ? { kind: "thinking", text, field: name } : { kind: "thinking", text });
    if (typeof value === "object" && KNOWN_FIELDS.has(name))
      pieces.push({ kind: "own-fields", ownFields: { [name]: value } });
    break;
  }
  addContent(pieces, delta["content"]);
  addContent(pieces, delta["refusal"]);
  addPictures(pieces, delta["images"]);
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
    if (!("text" in piece) || piece.text !== "") pieces.push(piece);
    // Content that thinks goes back as content.
    if (piece.kind === "thinking") pieces.push({ kind: "own-fields", ownFields: { content: [part] } });
  }
}

function addPictures(pieces: DeltaPiece[], images: Json | undefined): void {
  if (images === undefined || images === null) return;
  for (const image of Array.isArray(images) ? images : [images]) {
    const address = parsePicture(image, true);
    pieces.push(address === undefined ? { kind: "unknown", raw: { images: [image] } } : { kind: "picture", address });
  }
}

function parsePart(part: Json): DeltaPiece {
  if (typeof part === "string") return { kind: "text", text: part };
  if (!isJsonObject(part)) return { kind: "unknown", raw: part };
  if (part["type"] === "thinking" || part["type"] === "reasoning")
    return { kind: "thinking", text: parseThinking(part) };
  const text = part["text"] ?? part["refusal"];
  const address = typeof text === "string" ? undefined : parsePicture(part);
  if (address !== undefined) return { kind: "picture", address };
  return typeof text === "string" ? { kind: "text", text } : { kind: "unknown", raw: part };
}

/** Adds the model's own fields, and the fields without documentation, such as sound and pictures, raw. */
function addUnknown(pieces: DeltaPiece[], delta: JsonObject): void {
  for (const name in delta) {
    if (KNOWN_FIELDS.has(name)) continue;
    const value = delta[name];
    if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)) continue;
    pieces.push(parseOtherField(name, value));
  }
}

function parseOtherField(name: string, value: Json): DeltaPiece {
  if (SOURCE_FIELDS.has(name)) return { kind: "sources", fields: { [name]: value } };
  const own = name === "extra_content" ? selectSignatures(value) : OWN_FIELD.test(name) ? value : undefined;
  return own === undefined
    ? { kind: "unknown", raw: { [name]: value } }
    : { kind: "own-fields", ownFields: { [name]: own } };
}

/** The signatures in an object, at their positions; undefined for none. What else is said of one piece is not of all. */
function selectSignatures(value: Json): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  const found: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) {
    const selected = isJsonObject(inner) ? selectSignatures(inner) : /signature/i.test(name) ? inner : undefined;
    if (selected !== undefined) found[name] = selected;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
