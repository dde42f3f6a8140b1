import { assertNever } from "#core/assert-never.ts";
import type { Json, JsonObject } from "#core/json.ts";
import type { FunctionTool, Tool, ToolForm } from "./parse-tools.ts";
import { parseTool } from "./parse-tools.ts";

/** Changed fields of a function tool; an absent field keeps its value, and an empty description is left out. */
export type ToolChange = { name?: string; description?: string; schema?: Json };

/** The schema of a tool that takes no arguments. */
export const NO_ARGUMENTS: JsonObject = { type: "object", properties: {} };

/** A list of tools as it is sent, each as it stands. */
export const writeTools = (tools: readonly Tool[]): Json[] => tools.map(({ raw }) => raw);

/** A new function tool in a form. */
export function buildFunctionTool(form: ToolForm, tool: Required<ToolChange>): FunctionTool {
  const { name, description, schema } = tool;
  const common = { name, ...(description === "" ? {} : { description }) };
  return parseFunction(writeForm(form, common, schema, {}, {}), form, tool);
}

/** The tool with some of what it says changed; every other field stays as it is and where it is. */
export function changeTool(tool: FunctionTool, change: ToolChange): FunctionTool {
  const fields: JsonObject = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.description === undefined ? {} : { description: change.description }),
    ...(change.schema === undefined ? {} : { [SCHEMA_FIELDS[tool.form]]: change.schema }),
  };
  const { name, description, schema } = tool;
  const next = { name, description, ...(schema === undefined ? {} : { schema }), ...change };
  const inner = tool.raw["function"];
  if (tool.form !== "openai") return parseFunction(setFields(tool.raw, fields), tool.form, next);
  const changed = setFields(typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : {}, fields);
  return parseFunction({ ...tool.raw, function: changed }, tool.form, next);
}

/**
 * The tool in another form, with the fields it has beside those of the form: `strict` stands where the form has it, and the
 * others stay outside. A tool that is no function stays as it is.
 */
export function convertTool(tool: Tool, form: ToolForm): Tool {
  if (tool.kind === "other" || tool.form === form) return tool;
  const { outer, inner, common } = takeApart(tool);
  return parseTool(writeForm(form, common, tool.schema ?? NO_ARGUMENTS, inner, outer));
}

const SCHEMA_FIELDS = { anthropic: "input_schema", openai: "parameters", responses: "parameters" } as const;

/** The fields of a tool: its name and description, `strict` and the like, and those beside the function. */
function takeApart({ form, raw }: FunctionTool): { common: JsonObject; inner: JsonObject; outer: JsonObject } {
  const { type: _type, function: given, ...beside } = raw;
  const from =
    form === "openai" && typeof given === "object" && given !== null && !Array.isArray(given) ? given : beside;
  const { name, description, strict, [SCHEMA_FIELDS[form]]: _schema, ...rest } = from;
  return {
    common: { name: name ?? "", ...(description === undefined ? {} : { description }) },
    inner: strict === undefined ? {} : { strict },
    outer: form === "openai" ? { ...rest, ...beside } : rest,
  };
}

function writeForm(form: ToolForm, common: JsonObject, schema: Json, inner: JsonObject, outer: JsonObject): JsonObject {
  switch (form) {
    case "anthropic":
      return { ...common, input_schema: schema, ...inner, ...outer };
    case "openai":
      return { type: "function", function: { ...common, parameters: schema, ...inner }, ...outer };
    case "responses":
      return { type: "function", ...common, parameters: schema, ...inner, ...outer };
    default:
      return assertNever(form);
  }
}

/** The object with some fields set; an empty description is removed, and a new one stands after the name. */
function setFields(object: JsonObject, { description, ...fields }: JsonObject): JsonObject {
  const set = { ...object, ...fields };
  if (description === undefined) return set;
  const { description: before, ...rest } = set;
  if (description === "") return rest;
  if (before !== undefined) return { ...set, description };
  const entries = Object.entries(rest);
  const at = entries.findIndex(([name]) => name === "name") + 1;
  return Object.fromEntries([...entries.slice(0, at), ["description", description], ...entries.slice(at)]);
}

function parseFunction(
  raw: JsonObject,
  form: ToolForm,
  { name = "", description = "", schema }: ToolChange,
): FunctionTool {
  return { kind: "function", form, name, description, schema, raw };
}
