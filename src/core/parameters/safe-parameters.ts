import type { JsonObject } from "#core/json.ts";
import { buildOwnSpecs } from "./build-specs.ts";
import { STREAM } from "./own-properties.ts";

/** The JSON Schema of the few fields that nearly every chat-completions server accepts. */
export const SAFE_PROPERTIES = {
  temperature: {
    type: "number",
    minimum: 0,
    maximum: 2,
    description: "How random each word is. Reasoning models may refuse it.",
  },
  top_p: {
    type: "number",
    minimum: 0,
    maximum: 1,
    description: "The model chooses among the most likely words that together reach this probability.",
  },
  max_tokens: { type: "integer", minimum: 1, description: "The answer is cut off after this many tokens." },
  stop: {
    type: "array",
    // White space too: services of this kind take it.
    items: { type: "string", minLength: 1 },
    description: "Services often take 4 of them at most.",
  },
  seed: { type: "integer" },
  frequency_penalty: { type: "number", minimum: -2, maximum: 2 },
  presence_penalty: { type: "number", minimum: -2, maximum: 2 },
  stream: STREAM,
} as const satisfies JsonObject;

/** The parameters for models without a known schema. */
export const SAFE_PARAMETERS = buildOwnSpecs(SAFE_PROPERTIES);
