import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";
import type { Tool } from "./parse-tools.ts";
import { MAX_NAME_CHARS, TOOL_NAME } from "./tool-names.ts";

/** Far deeper and larger than a schema that a model can follow. */
const MAX_DEPTH = 20;
const MAX_NODES = 5000;

/** Sentences for what a service will or may refuse in a tool of a list; empty where nothing is wrong. */
export function checkTool(tool: Tool, tools: readonly Tool[]): string[] {
  const { name } = tool;
  const isTwice = name !== "" && tools.filter((each) => each.name === name).length > 1;
  const twice = isTwice ? [`Another tool has the name ${name} too.`] : [];
  if (tool.kind === "other") return twice;
  return [...checkName(name), ...twice, ...checkSchema(tool.schema)];
}

function checkName(name: string): string[] {
  if (name === "") return ["It needs a name."];
  if (name.length > MAX_NAME_CHARS) return [`Its name has ${name.length} letters; ${MAX_NAME_CHARS} are the most.`];
  return TOOL_NAME.test(name) ? [] : ["Its name may have only the letters a to z, digits, _ and -."];
}

function checkSchema(schema: Json | undefined): string[] {
  if (schema === undefined) return ["It has no schema of its parameters."];
  if (!isJsonObject(schema)) return ["Its schema is no JSON object."];
  const size = measureSchema(schema);
  if (size !== undefined) return [size];
  const sentences: string[] = [];
  if (schema["type"] !== "object") sentences.push('Its schema needs "type": "object", since arguments are an object.');
  const union = ["anyOf", "oneOf", "allOf"].find((keyword) => Object.hasOwn(schema, keyword));
  if (union !== undefined) sentences.push(`Anthropic refuses ${union} at the top of a schema.`);
  const { properties } = schema;
  if (properties !== undefined && !isJsonObject(properties)) sentences.push("Its properties are no JSON object.");
  const names = new Set(isJsonObject(properties) ? Object.keys(properties) : []);
  const missing = toList(schema["required"]).find((name) => typeof name === "string" && !names.has(name));
  if (typeof missing === "string") sentences.push(`${missing} is required, but is no parameter.`);
  const references = listReferences(schema);
  const lost = references.find((reference) => !reference.startsWith("#"));
  if (lost !== undefined) sentences.push(`It refers to ${lost.slice(0, 80)}, which is not in it.`);
  else if (references.length > 0) sentences.push("It has references ($ref), which some services refuse.");
  return sentences;
}

/** A sentence for a schema that is too deep or too large; undefined for any other. Uses no recursion. */
function measureSchema(schema: JsonObject): string | undefined {
  let count = 0;
  let level: Json[] = [schema];
  for (let depth = 0; level.length > 0; depth += 1) {
    // Each schema is two levels of JSON: its keywords, and the names below `properties`.
    if (depth > 2 * MAX_DEPTH) return `Its schema is nested more than ${MAX_DEPTH} deep.`;
    const next: Json[] = [];
    for (const value of level) {
      count += 1;
      if (count > MAX_NODES) return "Its schema is too large for a model to follow.";
      if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) next.push(inner);
    }
    level = next;
  }
  return undefined;
}

/** The references in a schema that was measured. */
function listReferences(value: Json): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = isJsonObject(value) && typeof value["$ref"] === "string" ? [value["$ref"]] : [];
  return [...own, ...Object.values(value).flatMap(listReferences)];
}
