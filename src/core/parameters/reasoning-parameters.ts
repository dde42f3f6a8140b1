import { getShortModelName } from "#core/models/model-ids.ts";
import { buildOwnSpecs } from "./build-specs.ts";
import { STREAM } from "./own-properties.ts";
import type { ParameterSpec } from "./parameter-spec.ts";

/** The effort levels of OpenAI's reasoning models by the beginning of their names; the first row that fits counts. */
const EFFORT_ROWS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^gpt-5-pro/, ["high"]],
  [/^gpt-5-codex/, ["low", "medium", "high"]],
  [/^gpt-5(?![.\d])/, ["minimal", "low", "medium", "high"]],
  [/^gpt-5\.1(?!\d)/, ["none", "low", "medium", "high"]],
  [/^gpt-/, ["none", "low", "medium", "high", "xhigh"]],
];
const OTHER_EFFORTS = ["low", "medium", "high"];

const SPECS_BY_EFFORTS = new Map(EFFORT_ROWS.map(([, efforts]) => [efforts, build(efforts)]));

/** The parameters of OpenAI's reasoning models on chat completions, with the effort levels of the older ones. */
export const REASONING_PARAMETERS = build(OTHER_EFFORTS);

/** The parameters of one of OpenAI's reasoning models; the same list for models with the same effort levels. */
export function selectReasoningSpecs(modelId: string): ParameterSpec[] {
  const name = getShortModelName(modelId.trim().toLowerCase());
  const efforts = EFFORT_ROWS.find(([pattern]) => pattern.test(name))?.[1];
  return (efforts && SPECS_BY_EFFORTS.get(efforts)) ?? REASONING_PARAMETERS;
}

function build(efforts: readonly string[]): ParameterSpec[] {
  return buildOwnSpecs({
    max_completion_tokens: {
      type: "integer",
      minimum: 1,
      description: "The answer is cut off after this many tokens.",
    },
    reasoning_effort: { type: "string", enum: [...efforts] },
    seed: { type: "integer" },
    stream: STREAM,
  });
}
