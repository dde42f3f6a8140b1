import type { ParameterSpec } from "./parameter-spec.ts";

/** The small set that nearly every chat-completions server takes, for models whose schema is not known. */
export const SAFE_PARAMETERS: ParameterSpec[] = [
  {
    path: "temperature",
    control: { kind: "number", integer: false, minimum: 0, maximum: 2, step: 0.01 },
    neutral: 1,
    hint: "0 to 2",
    description: "How much chance has a say in each word. Reasoning models may refuse it.",
  },
  {
    path: "top_p",
    control: { kind: "number", integer: false, minimum: 0, maximum: 1, step: 0.01 },
    neutral: 1,
    hint: "0 to 1",
    description: "Only the most likely words that together reach this probability are drawn from.",
  },
  {
    path: "max_tokens",
    control: { kind: "number", integer: true, minimum: 1 },
    hint: "whole numbers from 1",
    description: "The answer is cut off after this many tokens.",
  },
  {
    path: "stop",
    control: { kind: "strings" },
    hint: "the answer ends before any of these; often 4 at most",
  },
  {
    path: "seed",
    control: { kind: "number", integer: true, minimum: 1 },
    hint: "the same number makes answers more alike",
  },
  {
    path: "frequency_penalty",
    control: { kind: "number", integer: false, minimum: -2, maximum: 2, step: 0.01 },
    neutral: 0,
    hint: "−2 to 2",
  },
  {
    path: "presence_penalty",
    control: { kind: "number", integer: false, minimum: -2, maximum: 2, step: 0.01 },
    neutral: 0,
    hint: "−2 to 2",
  },
  { path: "stream", control: { kind: "boolean" }, default: false, start: true, hint: "read while it is written" },
];
