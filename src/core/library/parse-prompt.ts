import * as v from "valibot";
import { describeFault } from "#core/describe-fault.ts";
import { PICTURE_TYPE } from "#core/content/file-picture.ts";
import { SETTINGS_SCHEMA } from "#core/conversation/settings-schema.ts";
import { VARIABLE_KINDS_SCHEMA } from "#core/conversation/variable-kinds-schema.ts";
import { isJsonObject } from "#core/json.ts";
import { isLaterPrompt, migratePrompt, PROMPT_FORMAT } from "./prompt-migrations.ts";
import type { SavedPrompt } from "./saved-prompt.ts";

const picture = v.object({
  blob: v.string(),
  mediaType: v.pipe(v.string(), v.regex(PICTURE_TYPE)),
  widthPx: v.number(),
  heightPx: v.number(),
  name: v.string(),
  sizeBytes: v.number(),
  alt: v.exactOptional(v.string()),
  isLabelled: v.exactOptional(v.literal(true)),
});

const version = v.object({
  id: v.string(),
  createdAtMs: v.number(),
  change: v.string(),
  text: v.string(),
  settings: v.omit(SETTINGS_SCHEMA, ["imageScales"]),
  variableKinds: v.exactOptional(VARIABLE_KINDS_SCHEMA),
  swept: v.exactOptional(SETTINGS_SCHEMA.entries.variables),
  pictures: v.exactOptional(v.array(picture)),
});

const prompt = v.object({
  format: v.literal(PROMPT_FORMAT),
  id: v.string(),
  name: v.string(),
  tags: v.array(v.string()),
  versions: v.tupleWithRest([version], version),
});

/** A prompt in the form in which it is stored, in the browser and in files. */
export type StoredPrompt = v.InferOutput<typeof prompt>;

/** The form in which a prompt is stored. */
export function storePrompt(saved: SavedPrompt): StoredPrompt {
  return { format: PROMPT_FORMAT, ...saved };
}

/** A prompt from its stored form of any version, or the first fault with its place as a sentence. */
export function parsePrompt(stored: unknown): { prompt: SavedPrompt } | { reason: string } {
  if (!isJsonObject(stored)) return { reason: "It is no JSON object." };
  if (isLaterPrompt(stored)) return { reason: "A newer version of Étude made it." };
  const parsed = v.safeParse(prompt, migratePrompt(stored), { abortEarly: true });
  if (!parsed.success) return { reason: describeFault(parsed.issues[0], "prompt") };
  const { format: _format, ...saved } = parsed.output;
  return { prompt: saved };
}
