import { explainJsonFault } from "./explain-json-fault.ts";
import { findDepthFault } from "./find-depth-fault.ts";
import type { JsonObject } from "./json.ts";
import { isJsonObject, parseJson } from "./json.ts";

/** The JSON object in a text that begins on a line of a file, or what is wrong with the text as a sentence. */
export function parseFileJson(text: string, firstLine = 1): { value: JsonObject } | { reason: string } {
  if (text.trim() === "") return { reason: "It is empty." };
  if (/^\s*</.test(text)) return { reason: "It is a web page or XML, and no JSON." };
  const fault = findDepthFault(text);
  if (fault !== undefined) return { reason: fault };
  const value = parseJson(text);
  if (value === undefined) return { reason: `It is no JSON: ${explainJsonFault(text, firstLine)}` };
  return isJsonObject(value) ? { value } : { reason: "It is JSON, but no object." };
}
