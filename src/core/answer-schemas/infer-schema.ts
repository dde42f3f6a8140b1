import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/** Values deeper than this are told by no schema: any value fits there. */
const MAX_DEPTH = 40;

/** A schema from examples, and the places of which no example says anything, such as the items of an empty list. */
export type InferredSchema = { schema: JsonObject; untold: string[] };

/**
 * The narrowest schema of which every example is an instance: objects are closed, a name is required where every object has
 * it, the items of a list are one schema, and values of several types are alternatives. Which texts are allowed is not guessed.
 */
export function inferSchema(examples: readonly Json[]): InferredSchema {
  const untold: string[] = [];
  return { schema: inferOne(examples, "", 0, untold), untold };
}

function inferOne(values: readonly Json[], place: string, depth: number, untold: string[]): JsonObject {
  if (depth > MAX_DEPTH) {
    untold.push(place);
    return {};
  }
  const objects = values.filter((value) => isJsonObject(value));
  const lists = values.filter((value) => Array.isArray(value));
  const numbers = values.filter((value) => typeof value === "number");
  const has = (type: string) => values.some((value) => typeof value === type);
  const alternatives: JsonObject[] = [
    ...(objects.length > 0 ? [inferObject(objects, place, depth, untold)] : []),
    ...(lists.length > 0 ? [inferList(lists, place, depth, untold)] : []),
    ...(has("string") ? [{ type: "string" }] : []),
    ...(numbers.length > 0 ? [{ type: numbers.every(Number.isInteger) ? "integer" : "number" }] : []),
    ...(has("boolean") ? [{ type: "boolean" }] : []),
    ...(values.includes(null) ? [{ type: "null" }] : []),
  ];
  const [only] = alternatives;
  return alternatives.length === 1 && only ? only : { anyOf: alternatives };
}

function inferObject(objects: readonly JsonObject[], place: string, depth: number, untold: string[]): JsonObject {
  const valuesByName = new Map<string, Json[]>();
  for (const object of objects)
    for (const [name, value] of Object.entries(object)) {
      const known = valuesByName.get(name);
      if (known) known.push(value);
      else valuesByName.set(name, [value]);
    }
  if (valuesByName.size === 0) untold.push(place);
  const properties = [...valuesByName].map(([name, values]) => [
    name,
    inferOne(values, place === "" ? name : `${place}.${name}`, depth + 1, untold),
  ]);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    required: [...valuesByName].flatMap(([name, values]) => (values.length === objects.length ? [name] : [])),
    additionalProperties: false,
  };
}

function inferList(lists: readonly Json[][], place: string, depth: number, untold: string[]): JsonObject {
  const items = lists.flat();
  if (items.length > 0) return { type: "array", items: inferOne(items, `${place}[]`, depth + 1, untold) };
  untold.push(`${place}[]`);
  return { type: "array" };
}
