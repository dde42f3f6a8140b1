import { isJsonObject, type JsonObject, parseJson } from "#core/json.ts";

/** The arguments of a call, none where the text is empty; undefined where they are no JSON object. */
export function parseArguments(argumentsText: string): JsonObject | undefined {
  const value = argumentsText.trim() === "" ? {} : parseJson(argumentsText);
  return isJsonObject(value) ? value : undefined;
}
