export type Json = string | number | boolean | null | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/** A value, an object with unset entries, or no value. */
type JsonOrUnset = Json | undefined | { [key: string]: Json | undefined };

/** True for a plain JSON object, false for arrays, null and primitives. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parsed value, or undefined where the text is not JSON. Never throws. */
export function parseJson(text: string): Json | undefined {
  // Most texts that may hold JSON are empty, and an exception takes far longer than a short text.
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** True for values that are written alike, keys in the same order; undefined equals undefined alone. */
export function isSameJson(a: JsonOrUnset, b: JsonOrUnset): boolean {
  if (a === b) return true;
  // Only objects and lists are written out, since a value is compared with every one of a long list.
  return typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b);
}

/** The value where it is a string, else "". */
export function stringOrEmpty(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The value where it is a list, else an empty one. */
export function toList(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

const NOTHING: JsonObject = Object.freeze({});

/** The property with this name where it is an object, else an empty one. */
export function getObject(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isJsonObject(value) ? value : NOTHING;
}
