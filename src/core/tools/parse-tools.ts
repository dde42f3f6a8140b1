import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";

/** The form of a function tool: Anthropic's, OpenAI's on chat completions, or OpenAI's on its Responses API. */
export type ToolForm = "anthropic" | "openai" | "responses";

/** A tool that a program answers by its name and arguments. `raw` is the tool as it is sent, with every field it has. */
export type FunctionTool = {
  kind: "function";
  form: ToolForm;
  name: string;
  description: string;
  /** The schema of the arguments; undefined where the tool has none. */
  schema: Json | undefined;
  raw: JsonObject;
};

/** A tool that the form does not show: one that a service runs itself, one with free text, or what is no tool at all. */
export type OtherTool = { kind: "other"; name: string; raw: Json };

export type Tool = FunctionTool | OtherTool;

/** The tools of a list, each as it stands there; undefined for a value that is no list. */
export function parseTools(value: Json | undefined): Tool[] | undefined {
  return Array.isArray(value) ? value.map(parseTool) : undefined;
}

/** A tool of either form, from its JSON. */
export function parseTool(raw: Json): Tool {
  if (!isJsonObject(raw)) return { kind: "other", name: "", raw };
  const { type } = raw;
  const inner = raw["function"];
  if (type === "function" && isJsonObject(inner)) return buildTool("openai", inner, inner["parameters"], raw);
  if (type === "function" && raw["name"] !== undefined) return buildTool("responses", raw, raw["parameters"], raw);
  const isCustom = type === undefined || type === "custom";
  if (isCustom && Object.hasOwn(raw, "input_schema")) return buildTool("anthropic", raw, raw["input_schema"], raw);
  if (type === undefined && Object.hasOwn(raw, "name")) return buildTool("anthropic", raw, undefined, raw);
  return { kind: "other", name: nameOther(raw), raw };
}

function buildTool(form: ToolForm, named: JsonObject, schema: Json | undefined, raw: JsonObject): FunctionTool {
  const { name, description } = named;
  return { kind: "function", form, name: stringOrEmpty(name), description: stringOrEmpty(description), schema, raw };
}

/** The name of a tool that is no function: its own, that of OpenAI's custom tools, or its type. */
function nameOther(raw: JsonObject): string {
  const { name, custom, type } = raw;
  if (typeof name === "string") return name;
  if (isJsonObject(custom) && typeof custom["name"] === "string") return custom["name"];
  return stringOrEmpty(type);
}
