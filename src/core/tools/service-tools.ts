import { isJsonObject, type Json, type JsonObject, toList } from "#core/json.ts";

/** A tool of the messages wire that the service runs itself, with its entry in `tools` and what it costs beside the tokens. */
export type ServiceTool = { label: string; cost: string; entry: { type: string; name: string } };

export const SERVICE_TOOLS: readonly ServiceTool[] = [
  {
    label: "Web search",
    cost: "$10 for a thousand searches",
    entry: { type: "web_search_20250305", name: "web_search" },
  },
  { label: "Web fetch", cost: "no more than its tokens", entry: { type: "web_fetch_20250910", name: "web_fetch" } },
  {
    label: "Code execution",
    cost: "$0.05 an hour after the free hours",
    entry: { type: "code_execution_20250825", name: "code_execution" },
  },
];

/** True where a list of tools has a service's tool, of whatever version. */
export const hasServiceTool = (tools: Json | undefined, tool: ServiceTool): boolean =>
  toList(tools).some((each) => isServiceTool(each, tool));

/** The list with a service's tool or without it; undefined where nothing is left. */
export function toggleServiceTool(tools: Json | undefined, tool: ServiceTool): Json[] | undefined {
  const list = toList(tools);
  const others = list.filter((each) => !isServiceTool(each, tool));
  const next: Json[] = others.length < list.length ? others : [...list, { ...tool.entry }];
  return next.length === 0 ? undefined : next;
}

function isServiceTool(value: Json, { entry }: ServiceTool): boolean {
  return isJsonObject(value) && value["name"] === entry.name && isDated(value, entry.name);
}

/** A service's tool has its version in its type, and a person's own tool of the same name has none. */
const isDated = ({ type }: JsonObject, name: string): boolean =>
  typeof type === "string" && type.startsWith(`${name}_2`);
