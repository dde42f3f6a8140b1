import { isJsonObject, type Json } from "#core/json.ts";

/** The choice among tools that a request leaves the model: none may, any must, or one must be called. */
export type ToolChoice = { kind: "auto" | "any" | "none" } | { kind: "tool"; name: string };

/** The choice of either dialect; undefined where it is unset or of another form. */
export function parseToolChoice(value: Json | undefined): ToolChoice | undefined {
  if (value === "auto" || value === "none") return { kind: value };
  if (value === "required") return { kind: "any" };
  if (!isJsonObject(value)) return undefined;
  const { type, name } = value;
  if (type === "auto" || type === "any" || type === "none") return { kind: type };
  if (type === "tool" && typeof name === "string") return { kind: "tool", name };
  const named = value["function"];
  if (type !== "function" || !isJsonObject(named) || typeof named["name"] !== "string") return undefined;
  return { kind: "tool", name: named["name"] };
}

/** The value of `tool_choice`. In Anthropic's form it also says that the model calls one tool at a time. */
export function writeToolChoice(choice: ToolChoice, dialect: "anthropic" | "openai", isSerial: boolean): Json {
  if (dialect === "openai") {
    if (choice.kind === "tool") return { type: "function", function: { name: choice.name } };
    return choice.kind === "any" ? "required" : choice.kind;
  }
  const serial = isSerial && choice.kind !== "none" ? { disable_parallel_tool_use: true } : {};
  return choice.kind === "tool" ? { type: "tool", name: choice.name, ...serial } : { type: choice.kind, ...serial };
}

/** True where the model may call one tool at a time only, in Anthropic's form. */
export const isSerialChoice = (value: Json | undefined): boolean =>
  isJsonObject(value) && value["disable_parallel_tool_use"] === true;
