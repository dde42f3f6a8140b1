import type { ParameterSpec } from "./parameter-spec.ts";

/** The table of six pictures and all that follows it fit into what is not sent. */
export const DEMO_MAX_TOKENS = { default: 1024, max: 4096 };
/** The thinking of the demo is a short paragraph: this is room for all of it. */
export const DEMO_DEFAULT_BUDGET_TOKENS = 256;

/** What the demo model takes. Unlike Claude Opus 4.5 it takes temperature and top_p together, and beside thinking. */
export const DEMO_PARAMETERS: ParameterSpec[] = [
  {
    path: "temperature",
    control: { kind: "number", integer: false, minimum: 0, maximum: 1, step: 0.01 },
    default: 1,
    hint: "0 to 1 · default 1",
    description:
      "How boldly the next word of the sampled passage is chosen. At 0 the likeliest word is always taken and runs are alike; at 1 they differ.",
  },
  {
    path: "top_p",
    control: { kind: "number", integer: false, minimum: 0, maximum: 1, step: 0.01 },
    default: 1,
    hint: "0 to 1 · default 1",
    description: "Only the likeliest words that together reach this probability are drawn from, after the temperature.",
  },
  {
    path: "top_k",
    control: { kind: "number", integer: true, minimum: 1 },
    hint: "whole numbers from 1",
    description: "Only this many of the likeliest words are drawn from. At 1 it is the same as temperature 0.",
  },
  {
    path: "max_tokens",
    control: { kind: "number", integer: true, minimum: 1, maximum: DEMO_MAX_TOKENS.max },
    default: DEMO_MAX_TOKENS.default,
    start: DEMO_MAX_TOKENS.max,
    hint: `1 to ${DEMO_MAX_TOKENS.max} · default ${DEMO_MAX_TOKENS.default}`,
    description: "The answer is cut off after this many tokens. Thinking counts too.",
  },
  {
    path: "thinking.type",
    control: { kind: "enum", values: ["enabled"] },
    hint: "says how it chose its answer first",
  },
  {
    path: "thinking.budget_tokens",
    control: { kind: "number", integer: true, minimum: 1, maximum: DEMO_MAX_TOKENS.max - 1 },
    default: DEMO_DEFAULT_BUDGET_TOKENS,
    hint: `1 to ${DEMO_MAX_TOKENS.max - 1} · default ${DEMO_DEFAULT_BUDGET_TOKENS}`,
    description: "The most tokens the thinking may have. The demo rarely needs more than a hundred.",
  },
  {
    path: "stop_sequences",
    control: { kind: "strings" },
    hint: "the answer ends before any of these",
  },
  { path: "stream", control: { kind: "boolean" }, default: false, start: true, hint: "read while it is written" },
];
