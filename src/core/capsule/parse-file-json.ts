import type { JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { measureDepth } from "./measure-depth.ts";

/** Far deeper than any answer nests its data, and far from where the parsers of its parts would run out of stack. */
const MAX_DEPTH = 200;

/** The JSON object in the text of a file, or what is wrong with the text as a sentence. */
export function parseFileJson(text: string): { value: JsonObject } | { reason: string } {
  if (text.trim() === "") return { reason: "It is empty." };
  if (/^\s*</.test(text)) return { reason: "It is a web page or XML, and no JSON." };
  if (measureDepth(text) > MAX_DEPTH)
    return { reason: `Its lists and objects stand more than ${MAX_DEPTH} deep in each other.` };
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? { value } : { reason: "It is JSON, but no object." };
  } catch (error) {
    return { reason: `It is not JSON (${error instanceof Error ? error.message : "unreadable"}).` };
  }
}
