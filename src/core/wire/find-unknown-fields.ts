import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { isUsageOfVendor } from "./parse-usage.ts";

/** The fields of a chunk that are read, or known to say nothing about the answer. */
const CHUNK_FIELDS = new Set([
  "id",
  "object",
  "created",
  "model",
  "choices",
  "usage",
  "error",
  "meta",
  "citations",
  "search_results",
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

const NONE: readonly JsonObject[] = [];

/** The fields of a chunk and of its choices whose names are unknown, each with its value; those without one are left out. */
export function findUnknownFields(chunk: JsonObject, choices: readonly JsonObject[]): readonly JsonObject[] {
  let unknown: JsonObject[] | undefined;
  const addUnknown = (object: JsonObject, known: ReadonlySet<string>): void => {
    for (const name in object) {
      if (known.has(name)) continue;
      const value = object[name];
      if (value === undefined || isEmpty(value) || isUsageOfVendor(name, value)) continue;
      (unknown ??= []).push({ [name]: value });
    }
  };
  addUnknown(chunk, CHUNK_FIELDS);
  for (const choice of choices) addUnknown(choice, CHOICE_FIELDS);
  return unknown ?? NONE;
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === "" || (isJsonObject(value) && Object.keys(value).length === 0);
}
