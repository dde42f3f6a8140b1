import type { Json } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";
import type { SaidText } from "./repeated-event.ts";

/** Fields of a chunk with one value that do not change what it says. */
const IDLE_FIELDS = new Set(["id", "object", "created", "model", "system_fingerprint", "service_tier", "provider"]);

/** The text of a chunk of the main choice that says nothing but this text; undefined for any other. */
export function findTextOfChunk(chunk: Json | undefined, mainChoiceIndex: number | undefined): SaidText | undefined {
  if (!isJsonObject(chunk)) return undefined;
  const { choices, ...rest } = chunk;
  const [choice, ...others] = toList(choices);
  if (!isJsonObject(choice) || others.length > 0) return undefined;
  const { index, delta, ...end } = choice;
  if (!isJsonObject(delta) || index !== mainChoiceIndex) return undefined;
  const { role = "", ...fields } = delta;
  const said = Object.entries(fields).filter(([, value]) => !isNothing(value));
  const [field = "", text] = said[0] ?? [];
  const isAlone =
    said.length === 1 &&
    ["content", "reasoning_content", "reasoning"].includes(field) &&
    typeof role === "string" &&
    Object.values(end).every(isNothing) &&
    Object.entries(rest).every(([name, value]) => isNothing(value) || (IDLE_FIELDS.has(name) && !isComposed(value)));
  return isAlone && typeof text === "string" ? { field, text } : undefined;
}

const isComposed = (value: Json): boolean => typeof value === "object" && value !== null;

const isNothing = (value: Json): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);
