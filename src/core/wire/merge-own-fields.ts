import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/** Fields that hold text, which grows piece by piece and in which equal pieces follow each other. */
const TEXT_NAMES = new Set(["text", "thinking", "summary", "content"]);
/** Fields that name something and come again with every piece. */
const LABEL_NAMES = new Set(["type", "id", "index", "format"]);
/** Fields whose presence says that an item of a list is complete. */
const END_NAMES = ["signature", "data"];

/**
 * The own fields of a model with those of one more piece of its message. Texts and signatures grow, lists grow by their
 * items: a piece belongs to the item with its index, or else to the last one of its type that is not signed yet.
 */
export function mergeOwnFields(before: JsonObject, piece: JsonObject): JsonObject {
  const merged: JsonObject = { ...before };
  for (const [name, value] of Object.entries(piece)) {
    if (name === "__proto__" || value === null) continue;
    merged[name] = Object.hasOwn(merged, name) ? mergeValue(name, merged[name], value) : value;
  }
  return merged;
}

function mergeValue(name: string, before: Json | undefined, value: Json): Json {
  if (Array.isArray(before) && Array.isArray(value)) return mergeLists(before, value);
  if (isJsonObject(before) && isJsonObject(value)) return mergeOwnFields(before, value);
  if (typeof before !== "string" || typeof value !== "string" || LABEL_NAMES.has(name)) return value;
  if (TEXT_NAMES.has(name)) return before + value;
  // What is signed or encrypted comes whole, comes again, or comes in pieces.
  return before === value || value === "" ? before : before + value;
}

function mergeLists(before: readonly Json[], pieces: readonly Json[]): Json[] {
  const merged = [...before];
  for (const piece of pieces) {
    const at = isJsonObject(piece) ? findItem(before, piece) : -1;
    const item = merged[at];
    if (isJsonObject(item) && isJsonObject(piece)) merged[at] = mergeOwnFields(item, piece);
    else merged.push(piece);
  }
  return merged;
}

function findItem(items: readonly Json[], piece: JsonObject): number {
  const isOfType = (item: Json | undefined): item is JsonObject => isJsonObject(item) && item["type"] === piece["type"];
  if (typeof piece["index"] === "number")
    return items.findIndex((item) => isOfType(item) && item["index"] === piece["index"]);
  const last = items.at(-1);
  if (!isOfType(last)) return -1;
  const isOther = last["id"] !== undefined && piece["id"] !== undefined && last["id"] !== piece["id"];
  const isEnded = END_NAMES.some((name) => last[name] !== undefined && last[name] !== piece[name]);
  return isOther || isEnded ? -1 : items.length - 1;
}
