import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";

/**
 * The JSON object or list in a reply: the whole text, or a fenced block with no other block around it. Undefined for
 * any other reply.
 */
export function parseJsonReply(text: string): JsonObject | Json[] | undefined {
  const fenced = /```(?:json)?[^\S\n]*\n(?<inside>[\s\S]*?)\n[^\S\n]*```/i.exec(text)?.groups?.["inside"];
  const value = parseJson(text.trim()) ?? (fenced === undefined ? undefined : parseJson(fenced));
  return isJsonObject(value) || Array.isArray(value) ? value : undefined;
}

/** The depth from which a value counts as one leaf. */
const MAX_DEPTH = 12;

/**
 * Every leaf of a JSON value by its path ("total.net", "items.0"), as JSON text. Empty objects and lists are leaves.
 */
export function collectLeaves(value: Json, path = "", depth = 0): Map<string, string> {
  const leaves = new Map<string, string>();
  const children: [string, Json][] = Array.isArray(value)
    ? value.map((item, index) => [String(index), item])
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  if (children.length === 0 || depth === MAX_DEPTH) return leaves.set(path, JSON.stringify(value));
  for (const [name, child] of children)
    for (const [leaf, text] of collectLeaves(child, path === "" ? name : `${path}.${name}`, depth + 1))
      leaves.set(leaf, text);
  return leaves;
}
