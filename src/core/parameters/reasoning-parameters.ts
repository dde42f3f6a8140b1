import { buildOwnSpecs } from "./build-specs.ts";
import { STREAM } from "./own-properties.ts";

/** The parameters of OpenAI's reasoning models on chat completions. */
export const REASONING_PARAMETERS = buildOwnSpecs({
  max_completion_tokens: {
    type: "integer",
    minimum: 1,
    description: "The answer is cut off after this many tokens.",
  },
  reasoning_effort: { type: "string", enum: ["low", "medium", "high"] },
  seed: { type: "integer", minimum: 1 },
  stream: STREAM,
});
