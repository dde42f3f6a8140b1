import { buildOwnSpecs } from "./build-specs.ts";

/** The parameters that the predict service is known to take: `metadata` goes beside the text, the others into `params`. */
export const PREDICT_PARAMETERS = buildOwnSpecs({
  temperature: { type: "number", minimum: 0, maximum: 2 },
  top_p: { type: "number", minimum: 0, maximum: 1 },
  metadata: {
    type: "object",
    additionalProperties: { type: "string" },
    description: "Names and texts about the input, such as language.",
  },
});
