import type { ParameterSpec } from "./parameter-spec.ts";

/** The model's real ceiling; its published schema names none. */
const OPUS_4_5_MAX_OUTPUT_TOKENS = 64_000;

/** What Claude Opus 4.5 takes on AI/ML API's chat completions, from its published schema and Anthropic's own limits. */
export const OPUS_4_5_PARAMETERS: ParameterSpec[] = [
  {
    path: "temperature",
    control: { kind: "number", integer: false, minimum: 0, maximum: 1, step: 0.01 },
    default: 1,
    hint: "0 to 1 · default 1",
    description:
      "How much chance has a say in each word. Near 0 for analysis and multiple choice, near 1 for creative work. Even 0 is not fully repeatable.",
  },
  {
    path: "top_p",
    control: { kind: "number", integer: false, minimum: 0, maximum: 1, step: 0.01 },
    neutral: 1,
    hint: "0 to 1 · instead of temperature",
    description:
      "Only the most likely words that together reach this probability are drawn from: 0.1 means the top tenth of the mass.",
  },
  {
    path: "top_k",
    control: { kind: "number", integer: true, minimum: 1 },
    hint: "whole numbers from 1",
    description: "Only this many of the most likely words are drawn from. Rarely needed.",
  },
  {
    path: "max_tokens",
    control: { kind: "number", integer: true, minimum: 1, maximum: OPUS_4_5_MAX_OUTPUT_TOKENS },
    default: 32_000,
    start: 4096,
    hint: "1 to 64,000 · schema default 32,000",
    description: "The answer is cut off after this many tokens. Thinking counts too.",
  },
  {
    path: "thinking.type",
    control: { kind: "enum", values: ["enabled"] },
    hint: "thinks before it answers; temperature and top_k are not sent then",
  },
  {
    path: "thinking.budget_tokens",
    control: { kind: "number", integer: true, minimum: 1024, maximum: OPUS_4_5_MAX_OUTPUT_TOKENS - 1 },
    hint: "from 1,024, below max_tokens",
    description:
      "How many tokens the model may think with. It is a target, not a promise; above about 32,000 little is gained.",
  },
  {
    path: "stop_sequences",
    control: { kind: "strings" },
    hint: "the answer ends before any of these",
  },
  { path: "stream", control: { kind: "boolean" }, default: false, start: true, hint: "read while it is written" },
  {
    path: "metadata",
    control: { kind: "map" },
    hint: "names and texts about the request, such as user_id",
  },
  {
    path: "tools",
    control: { kind: "json", shape: "array" },
    hint: "a JSON list of tools: name, description, input_schema",
    description:
      "Sent as written. The published schema has the shapes of tools and tool_choice exchanged, so neither is checked against it.",
  },
  {
    path: "tool_choice",
    control: { kind: "json", shape: "object" },
    hint: 'a JSON object, such as {"type": "auto"}',
  },
];
