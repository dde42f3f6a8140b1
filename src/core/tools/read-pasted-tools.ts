import { parseExactJson } from "#core/exact-number.ts";
import { explainJsonFault } from "#core/explain-json-fault.ts";
import { findDepthFault } from "#core/find-depth-fault.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import type { Tool } from "./parse-tools.ts";
import { parseTool } from "./parse-tools.ts";
import { buildToolName } from "./tool-names.ts";
import { buildFunctionTool, NO_ARGUMENTS } from "./write-tools.ts";

/** As many as a service takes at most. */
const MAX_TOOLS = 500;

/**
 * The tools in a pasted JSON text: one tool or a list, of any form, the body of a request, the answer of an MCP server, or a schema
 * alone; else a sentence that says why there are none.
 */
export function readPastedTools(text: string): { tools: Tool[] } | { reason: string } {
  if (text.trim() === "") return { reason: "There is nothing in it." };
  const depth = findDepthFault(text);
  if (depth !== undefined) return { reason: depth };
  const value = parseExactJson(text);
  if (value === undefined) return { reason: `It is no JSON: ${explainJsonFault(text)}` };
  const found = listPasted(value);
  if (found.length === 0) return { reason: "It is JSON, but no tool: a tool has a name and a schema." };
  return found.length > MAX_TOOLS
    ? { reason: `These are ${found.length} tools, and ${MAX_TOOLS} are the most.` }
    : { tools: found };
}

/** The fields under which programs keep a list of tools. */
const LISTS = ["tools", "functions", "functionDeclarations", "function_declarations"];

function listPasted(value: Json): Tool[] {
  if (Array.isArray(value)) return value.flatMap(listPasted);
  if (!isJsonObject(value)) return [];
  for (const name of LISTS) {
    const list = value[name];
    if (Array.isArray(list)) return list.flatMap(listPasted);
  }
  const { result } = value;
  if (isJsonObject(result) && Array.isArray(result["tools"])) return listPasted(result);
  const tool = readOther(value) ?? parseTool(value);
  return tool.kind === "function" || typeof value["type"] === "string" ? [tool] : [];
}

/** A tool of a form that no wire takes: that of MCP, that of OpenAI's first functions, or a schema alone. */
function readOther(value: JsonObject): Tool | undefined {
  const { type, name, inputSchema, parameters, properties } = value;
  const description = stringOrEmpty(value["description"]);
  if (typeof name === "string" && isJsonObject(inputSchema))
    return buildFunctionTool("anthropic", { name, description, schema: inputSchema });
  if (typeof name === "string" && type === undefined && value["input_schema"] === undefined)
    return buildFunctionTool("anthropic", { name, description, schema: parameters ?? NO_ARGUMENTS });
  if (type !== "object" || !isJsonObject(properties)) return undefined;
  return buildFunctionTool("anthropic", {
    name: buildToolName(stringOrEmpty(value["title"])),
    description,
    schema: value,
  });
}
