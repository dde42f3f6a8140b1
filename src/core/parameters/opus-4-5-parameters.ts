import type { JsonObject } from "#core/json.ts";
import { buildOwnSpecs } from "./build-specs.ts";
import { MAX_TOKENS_WITH_THINKING, STOPS, STREAM, TEMPERATURE } from "./own-properties.ts";

/** The maximum output of Claude Opus 4.5 in tokens, thinking included. Its published schema has no bound. */
export const OPUS_4_5_MAX_OUTPUT_TOKENS = 64_000;

/** The properties of the body of Claude Opus 4.5 on AI/ML API's chat completions, by its published schema and Anthropic's own limits. */
export const OPUS_4_5_PROPERTIES = {
  temperature: {
    ...TEMPERATURE,
    description:
      "How random each word is. Near 0 for analysis and multiple choice, near 1 for creative work. Even 0 is not fully repeatable.",
  },
  top_p: {
    type: "number",
    minimum: 0,
    maximum: 1,
    description:
      "The model chooses among the most likely words that together reach this probability: 0.1 means the top 10 %. Use this or temperature.",
  },
  top_k: {
    type: "integer",
    minimum: 1,
    description: "The model chooses among this many of the most likely words. Rarely needed.",
  },
  max_tokens: {
    type: "integer",
    minimum: 1,
    maximum: OPUS_4_5_MAX_OUTPUT_TOKENS,
    default: 32_000,
    description: MAX_TOKENS_WITH_THINKING,
  },
  thinking: {
    type: "object",
    properties: {
      type: {
        type: "string",
        enum: ["enabled"],
        description: "The model thinks before it answers. Temperature and top_k are not sent then.",
      },
      budget_tokens: {
        type: "integer",
        minimum: 1024,
        maximum: OPUS_4_5_MAX_OUTPUT_TOKENS - 1,
        description:
          "The most tokens the model may use to think. It may use fewer; little is gained above about 32,000.",
      },
    },
  },
  stop_sequences: STOPS,
  stream: STREAM,
  metadata: {
    type: "object",
    additionalProperties: { type: "string" },
    description: "Names and texts about the request, such as user_id.",
  },
  tools: {
    type: "array",
    description:
      "A JSON list of tools: name, description, input_schema. Sent as written: the published schema has the shapes of tools and tool_choice exchanged, so neither is checked against it.",
  },
  tool_choice: { type: "object", description: 'A JSON object, such as {"type": "auto"}.' },
} satisfies JsonObject;

/** The parameters of Claude Opus 4.5 on chat completions. */
export const OPUS_4_5_PARAMETERS = buildOwnSpecs(OPUS_4_5_PROPERTIES);
