import { parseJson, stringOrEmpty } from "./json.ts";

/**
 * A copy of a string with memory of its own. A part that is cut from a string keeps the whole of it in memory, so that
 * parts of a growing text would keep every state of the text.
 */
export function copyString(text: string): string {
  return stringOrEmpty(parseJson(JSON.stringify(text)));
}
