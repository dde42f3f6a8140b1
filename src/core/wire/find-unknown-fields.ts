import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import { SOURCE_FIELDS } from "./parse-sources.ts";
import { isUsageOfVendor, USAGE_FIELDS } from "./parse-usage.ts";

/** The fields of a chunk that are read, or known to say nothing about the answer. */
const CHUNK_FIELDS = new Set([
  "id",
  "object",
  "created",
  "model",
  "choices",
  "error",
  "meta",
  ...SOURCE_FIELDS,
  ...USAGE_FIELDS,
  "system_fingerprint",
  "service_tier",
  "provider",
  "prompt_filter_results",
  "obfuscation",
  "timings",
  "x_groq",
  "nonce",
  "request_id",
]);

const CHOICE_FIELDS = new Set([
  ...SOURCE_FIELDS,
  "index",
  "delta",
  "message",
  "text",
  "finish_reason",
  "native_finish_reason",
  "stop_reason",
  "error",
  "usage",
  "logprobs",
  "content_filter_results",
  "content_filter_offsets",
  "matched_stop",
  "token_ids",
  "seed",
]);

/** The fields of an event of the messages wire, of the message in it, of its blocks and of its deltas. */
const EVENT_FIELDS = new Set(["type", "index", "delta", "content_block", "message", "usage", "meta", "request_id"]);
const MESSAGE_FIELDS = new Set([
  "id",
  "type",
  "role",
  "model",
  "content",
  "stop_reason",
  "stop_sequence",
  "stop_details",
  "usage",
  "meta",
  "container",
  "context_management",
  "request_id",
]);
const BLOCK_FIELDS = new Set([
  "type",
  "text",
  "citations",
  "thinking",
  "signature",
  "data",
  "id",
  "name",
  "input",
  "caller",
]);
const DELTA_FIELDS = new Set([
  "type",
  "text",
  "thinking",
  "signature",
  "partial_json",
  "citation",
  "stop_reason",
  "stop_sequence",
  "stop_details",
  "container",
  "estimated_tokens",
]);
/** Blocks and deltas of other kinds are kept or shown as they are. */
const BLOCK_TYPES = new Set(["text", "thinking", "redacted_thinking", "tool_use"]);

const NONE: readonly JsonObject[] = [];

/** The fields of an event of the messages wire whose names are unknown, each with its value. */
export function findUnknownEventFields(event: JsonObject): readonly JsonObject[] {
  if (event["type"] === "message") return listUnknown(event, MESSAGE_FIELDS);
  const { delta, message, content_block: block } = event;
  const unknown = listUnknown(event, EVENT_FIELDS);
  const inside = isJsonObject(delta)
    ? listUnknown(delta, DELTA_FIELDS)
    : isJsonObject(block)
      ? BLOCK_TYPES.has(stringOrEmpty(block["type"]))
        ? listUnknown(block, BLOCK_FIELDS)
        : NONE
      : isJsonObject(message)
        ? listUnknown(message, MESSAGE_FIELDS)
        : NONE;
  return inside.length === 0 ? unknown : [...unknown, ...inside];
}

/** The fields of a chunk and of its choices whose names are unknown, each with its value; those without one are left out. */
export function findUnknownFields(chunk: JsonObject, choices: readonly JsonObject[]): readonly JsonObject[] {
  let unknown = listUnknown(chunk, CHUNK_FIELDS);
  for (const choice of choices) {
    const inChoice = listUnknown(choice, CHOICE_FIELDS);
    if (inChoice.length > 0) unknown = [...unknown, ...inChoice];
  }
  return unknown;
}

/** The fields of one object with a value whose names are unknown; nothing is built where all are known. */
function listUnknown(object: JsonObject, known: ReadonlySet<string>): readonly JsonObject[] {
  let unknown: JsonObject[] | undefined;
  for (const name in object) {
    if (known.has(name)) continue;
    const value = object[name];
    if (value === undefined || isEmpty(value) || isUsageOfVendor(name, value)) continue;
    (unknown ??= []).push({ [name]: value });
  }
  return unknown ?? NONE;
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === "" || (isJsonObject(value) && Object.keys(value).length === 0);
}
