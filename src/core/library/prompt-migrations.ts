import { isJsonObject } from "#core/json.ts";

/** The version of the form in which this code writes saved prompts, in the browser and in files. */
export const PROMPT_FORMAT = 1;

/** The steps from each form to the next, by the number of the form that they lead to. */
const MIGRATIONS: Record<number, (stored: Record<string, unknown>) => Record<string, unknown>> = {};

/** A stored prompt in the current form; a value that is none, or of a later form, is returned unchanged. */
export function migratePrompt(stored: unknown): unknown {
  if (!isJsonObject(stored) || typeof stored["format"] !== "number") return stored;
  let prompt: Record<string, unknown> = stored;
  for (let format = stored["format"] + 1; format <= PROMPT_FORMAT; format += 1)
    prompt = { ...(MIGRATIONS[format]?.(prompt) ?? prompt), format };
  return prompt;
}

/** True for a prompt that a later Étude has written. */
export function isLaterPrompt(stored: unknown): boolean {
  return isJsonObject(stored) && typeof stored["format"] === "number" && stored["format"] > PROMPT_FORMAT;
}
