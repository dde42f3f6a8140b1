import * as v from "valibot";
import { buildFileStem } from "#core/build-file-stem.ts";
import { FILE_PICTURES_SCHEMA, type FilePicture } from "#core/content/file-picture.ts";
import { describeFault } from "#core/describe-fault.ts";
import { isJsonObject, type JsonObject } from "#core/json.ts";
import { parseFileJson } from "#core/parse-file-json.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { parsePrompt, storePrompt } from "./parse-prompt.ts";
import type { SavedPrompt } from "./saved-prompt.ts";

/** The end of the name of a file with a saved prompt. */
const PROMPT_FILE_ENDING = ".etude-prompt.json";

const KIND = "prompt";

const FILE_SCHEMA = v.object({ pictures: v.optional(FILE_PICTURES_SCHEMA, {}) });

/** The name of a file for a prompt, which every file system takes. */
export function buildPromptFileName(name: string): string {
  return `${buildFileStem(name, KIND)}${PROMPT_FILE_ENDING}`;
}

/** The bytes of pictures by their hashes. */
type FilePictures = Record<Sha256, FilePicture>;

/** The content of a file with a saved prompt. */
type PromptFile = { prompt: SavedPrompt; pictures: FilePictures };

/** A prompt with all its versions and their pictures as the text of a file. */
export function writePromptFile(prompt: SavedPrompt, pictures: FilePictures = {}): string {
  const hasPictures = Object.keys(pictures).length > 0;
  return `${JSON.stringify({ etude: KIND, ...storePrompt(prompt), ...(hasPictures && { pictures }) }, null, 2)}\n`;
}

/** True for the parsed JSON of a file with a saved prompt. */
export function isPromptFile(value: unknown): value is JsonObject {
  return isJsonObject(value) && value["etude"] === KIND;
}

/** The prompt in the text of a file with its pictures, or the first fault with its place as a sentence. */
export function readPromptFile(text: string): PromptFile | { reason: string } {
  const read = parseFileJson(text);
  return "reason" in read ? read : parsePromptFile(read.value);
}

/** The prompt in a file's parsed JSON with its pictures, or the first fault with its place as a sentence. */
export function parsePromptFile(value: JsonObject): PromptFile | { reason: string } {
  if (!isPromptFile(value)) return { reason: `It is no saved prompt of Étude: "etude" is not "${KIND}".` };
  const file = v.safeParse(FILE_SCHEMA, value, { abortEarly: true });
  if (!file.success) return { reason: describeFault(file.issues[0], "pictures") };
  const parsed = parsePrompt(value);
  return "reason" in parsed ? parsed : { ...parsed, pictures: file.output.pictures };
}
