import { buildFileStem } from "#core/build-file-stem.ts";
import { isJsonObject } from "#core/json.ts";
import { parsePrompt, storePrompt } from "./parse-prompt.ts";
import type { SavedPrompt } from "./saved-prompt.ts";

/** The end of the name of a file with a saved prompt. */
const PROMPT_FILE_ENDING = ".etude-prompt.json";

const KIND = "prompt";

/** The name of a file for a prompt, which every file system takes. */
export function buildPromptFileName(name: string): string {
  return `${buildFileStem(name, KIND)}${PROMPT_FILE_ENDING}`;
}

/** A prompt with all its versions as the text of a file. */
export function writePromptFile(prompt: SavedPrompt): string {
  return `${JSON.stringify({ etude: KIND, ...storePrompt(prompt) }, null, 2)}\n`;
}

/** The prompt in the text of a file, or the first fault with its place as a sentence. */
export function readPromptFile(text: string): { prompt: SavedPrompt } | { reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { reason: `It is not JSON (${error instanceof Error ? error.message : "unreadable"}).` };
  }
  if (!isJsonObject(value) || value["etude"] !== KIND)
    return { reason: `It is no saved prompt of Étude: "etude" is not "${KIND}".` };
  return parsePrompt(value);
}
