import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";
import type { SchemaResolver } from "#core/openapi/schema-resolver.ts";
import { getOwn } from "#core/openapi/schema-resolver.ts";

/** The keywords that a model reads; those of documents, such as examples, are left out. */
const KEPT = [
  "type",
  "description",
  "enum",
  "const",
  "default",
  "format",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
] as const;
/** Larger than a tool that a model can still use. */
const MAX_SCHEMAS = 1000;
const MAX_DEPTH = 10;

/**
 * Creates a function that writes a schema out without references. What refers to itself, stands too deep or is too much is cut
 * to a plain object, and `notes` says so. The limits hold for all schemas of one function together.
 */
export function createInliner(resolver: SchemaResolver, notes: Set<string>): (schema: Json | undefined) => JsonObject {
  let remaining = MAX_SCHEMAS;

  function inline(given: Json | undefined, trail: readonly string[], depth: number): JsonObject {
    remaining -= 1;
    const references = listReferences(given);
    const again = references.find((reference) => trail.includes(reference));
    if (again !== undefined)
      return cut(`${again.split("/").at(-1) ?? ""} refers to itself: it is cut where it comes again.`);
    if (depth > MAX_DEPTH) return cut(`It is nested more than ${MAX_DEPTH} deep: deeper levels are cut.`);
    if (remaining < 0) return cut("It is too large: what comes late is cut.");
    const { schema, branches, reason } = resolver.resolve(given);
    if (reason !== undefined) notes.add(`A part of it ${reason} and is left open.`);
    const inner = (each: Json | undefined) => inline(each, [...trail, ...references], depth + 1);
    const written = writeKeywords(schema, inner);
    return branches.length === 0 ? written : { ...written, anyOf: branches.map(inner) };
  }

  function cut(sentence: string): JsonObject {
    notes.add(sentence);
    return { type: "object" };
  }

  return (schema) => inline(schema, [], 0);
}

function writeKeywords(schema: JsonObject, inline: (schema: Json | undefined) => JsonObject): JsonObject {
  const written: JsonObject = {};
  for (const keyword of KEPT) {
    const value = getOwn(schema, keyword);
    if (value !== undefined) written[keyword] = value;
  }
  const { items, additionalProperties } = schema;
  const properties = getOwn(schema, "properties");
  if (isJsonObject(properties)) {
    const own = Object.entries(properties).filter(([, each]) => !(isJsonObject(each) && each["readOnly"] === true));
    const names = new Set(own.map(([name]) => name));
    const required = toList(getOwn(schema, "required")).filter((name) => typeof name === "string" && names.has(name));
    written["type"] = "object";
    written["properties"] = Object.fromEntries(own.map(([name, each]) => [name, inline(each)]));
    if (required.length > 0) written["required"] = required;
  }
  if (items !== undefined) written["items"] = inline(items);
  if (additionalProperties === false) written["additionalProperties"] = false;
  else if (isJsonObject(additionalProperties) && Object.keys(additionalProperties).length > 0)
    written["additionalProperties"] = inline(additionalProperties);
  return written;
}

/** The references of a schema itself and of those that it joins. */
function listReferences(schema: Json | undefined): string[] {
  if (!isJsonObject(schema)) return [];
  const joined = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => toList(getOwn(schema, keyword)));
  return [schema, ...joined].flatMap((each) => {
    const reference = isJsonObject(each) ? getOwn(each, "$ref") : undefined;
    return typeof reference === "string" ? [reference] : [];
  });
}
