import type { ParameterSpec } from "./parameter-spec.ts";

/** What OpenAI's reasoning models take on chat completions. */
export const REASONING_PARAMETERS: ParameterSpec[] = [
  {
    path: "max_completion_tokens",
    control: { kind: "number", integer: true, minimum: 1 },
    hint: "whole numbers from 1; reasoning counts too",
    description: "The answer is cut off after this many tokens.",
  },
  {
    path: "reasoning_effort",
    control: { kind: "enum", values: ["low", "medium", "high"] },
    hint: "how long it reasons before it answers",
  },
  {
    path: "seed",
    control: { kind: "number", integer: true, minimum: 1 },
    hint: "the same number makes answers more alike",
  },
  { path: "stream", control: { kind: "boolean" }, default: false, start: true, hint: "read while it is written" },
];
