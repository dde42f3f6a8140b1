import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/** Names under which values stand that are no schemas, whatever they look like. */
const VALUES = new Set(["enum", "const", "default", "examples"]);
const BY_NAME = new Set(["properties", "$defs", "definitions", "patternProperties"]);
const MAX_DEPTH = 200;

/** The schema with `additionalProperties: false` in every object of it; the values of enums stay as they are. */
export function closeObjects(schema: JsonObject, depth = 0): JsonObject {
  if (depth > MAX_DEPTH) return schema;
  const entries = Object.entries(schema).map(([name, value]): [string, Json] => {
    if (VALUES.has(name)) return [name, value];
    if (BY_NAME.has(name) && isJsonObject(value))
      return [name, Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closeInner(each, depth)]))];
    return [name, closeInner(value, depth)];
  });
  const closed: JsonObject = Object.fromEntries(entries);
  return isObjectSchema(schema) ? { ...closed, additionalProperties: false } : closed;
}

function closeInner(value: Json, depth: number): Json {
  if (Array.isArray(value)) return value.map((each) => closeInner(each, depth));
  return isJsonObject(value) ? closeObjects(value, depth + 1) : value;
}

/** True for a schema of objects. */
export const isObjectSchema = ({ type, properties }: JsonObject): boolean =>
  type === "object" || (Array.isArray(type) && type.includes("object")) || isJsonObject(properties);
