import { isJsonObject, type Json, type JsonObject } from "#core/json.ts";

const EXAMPLES: Readonly<Record<string, Json>> = {
  string: "",
  number: 0,
  integer: 0,
  boolean: true,
  array: [],
  object: {},
};

/** Arguments to begin with, from the properties of a tool's schema: each with its first value or an empty one. */
export function writeExampleArguments(schema: Json | undefined): string {
  const properties = isJsonObject(schema) && isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const values: JsonObject = {};
  for (const [name, property] of Object.entries(properties)) values[name] = getExample(property);
  return JSON.stringify(values);
}

function getExample(property: Json): Json {
  if (!isJsonObject(property)) return "";
  const { default: preset, enum: choices, type } = property;
  if (preset !== undefined) return preset;
  if (Array.isArray(choices) && choices[0] !== undefined) return choices[0];
  return typeof type === "string" && Object.hasOwn(EXAMPLES, type) ? (EXAMPLES[type] ?? "") : "";
}
