import type { ParameterSpec } from "./parameter-spec.ts";

/** What the predict service is known to take: `metadata` goes beside the text, the others into `params`. */
export const PREDICT_PARAMETERS: ParameterSpec[] = [
  {
    path: "temperature",
    control: { kind: "number", integer: false, minimum: 0, maximum: 2, step: 0.01 },
    neutral: 1,
    hint: "0 to 2",
  },
  {
    path: "top_p",
    control: { kind: "number", integer: false, minimum: 0, maximum: 1, step: 0.01 },
    neutral: 1,
    hint: "0 to 1",
  },
  {
    path: "metadata",
    control: { kind: "map" },
    hint: "names and texts about the input, such as language",
  },
];
