import { buildOwnSpecs } from "./build-specs.ts";

/**
 * The parameters known from the documentation of the predict service. `metadata` is sent beside the text, the others in
 * `params`.
 */
export const PREDICT_PARAMETERS = buildOwnSpecs({
  temperature: { type: "number", minimum: 0, maximum: 2 },
  top_p: { type: "number", minimum: 0, maximum: 1 },
  metadata: {
    type: "object",
    additionalProperties: { type: "string" },
    description: "Names and texts about the input, such as language.",
  },
});
