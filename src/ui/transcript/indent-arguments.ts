import { parseJson } from "#core/json.ts";

/** Nobody reads longer arguments line by line, and they would be parsed with every drawing. */
const MAX_INDENTED_CHARS = 200_000;

/** Arguments as JSON over several lines; unchanged where they are no JSON, or very long. */
export function indentArguments(argumentsText: string): string {
  const value = argumentsText.length > MAX_INDENTED_CHARS ? undefined : parseJson(argumentsText);
  return value === undefined ? argumentsText : JSON.stringify(value, null, 2);
}
