import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty, toList } from "#core/json.ts";
import { writeJson } from "#core/exact-number.ts";
import { shortenText } from "#core/cut-text.ts";

/** A line of a schema's outline: a name with what stands under it, `depth` levels in. */
export type SchemaLine = { depth: number; name: string; type: string; isRequired: boolean; description: string };

const MAX_LINES = 300;
const MAX_DEPTH = 12;

/** A schema as lines that a person reads from above, at most some hundred of them. */
export function listSchemaLines(schema: JsonObject): SchemaLine[] {
  const lines: SchemaLine[] = [];
  addLines(lines, schema, { depth: 0, name: "Answer", isRequired: true });
  return lines;
}

function addLines(
  lines: SchemaLine[],
  schema: JsonObject,
  line: Pick<SchemaLine, "depth" | "name" | "isRequired">,
): void {
  if (lines.length >= MAX_LINES || line.depth > MAX_DEPTH) return;
  lines.push({ ...line, type: describeType(schema), description: stringOrEmpty(schema["description"]) });
  for (const inner of listParts(schema)) {
    const required = new Set(toList(inner["required"]));
    const { properties } = inner;
    if (!isJsonObject(properties)) continue;
    for (const [name, each] of Object.entries(properties))
      if (isJsonObject(each)) addLines(lines, each, { depth: line.depth + 1, name, isRequired: required.has(name) });
  }
}

/** The schemas whose names stand under a line: the schema itself, the items of a list, and alternatives. */
function listParts(schema: JsonObject, depth = 0): JsonObject[] {
  if (depth > MAX_DEPTH) return [];
  const inner: Json[] = [
    schema["items"] ?? null,
    ...["anyOf", "oneOf", "allOf"].flatMap((name) => toList(schema[name])),
  ];
  return [schema, ...inner.filter(isJsonObject).flatMap((each) => listParts(each, depth + 1))];
}

/** The type of a schema in words: "list of objects", "text or nothing", "one of \"a\", \"b\"". */
function describeType(schema: JsonObject, depth = 0): string {
  const { type, enum: values, const: only, $ref, items } = schema;
  if (typeof $ref === "string") return `as ${$ref.split("/").at(-1) || "the whole"}`;
  if (Array.isArray(values)) return `one of ${shortenText(values.map((each) => writeJson(each)).join(", "), 80)}`;
  if (only !== undefined) return `always ${shortenText(writeJson(only), 80)}`;
  const alternatives = ["anyOf", "oneOf", "allOf"].flatMap((name) => toList(schema[name])).filter(isJsonObject);
  if (alternatives.length > 0 && depth < MAX_DEPTH)
    return [...new Set(alternatives.map((each) => describeType(each, depth + 1)))].join(" or ");
  if (type === "array" && isJsonObject(items) && depth < MAX_DEPTH) return `list of: ${describeType(items, depth + 1)}`;
  const names = (Array.isArray(type) ? type : [type]).map(
    (each) => TYPE_NAMES[stringOrEmpty(each)] ?? stringOrEmpty(each),
  );
  return names.join(" or ") || "anything";
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: "object",
  array: "list",
  string: "text",
  number: "number",
  integer: "whole number",
  boolean: "true or false",
  null: "nothing",
};
