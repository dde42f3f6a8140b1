import type { Json } from "#core/json.ts";

type KnownParameter = {
  /** Published as any number by some services, though only whole numbers are useful. */
  isWhole?: true;
  /** The position of an unset slider. */
  neutral?: number;
  /** The value in a new conversation. */
  start?: Json;
  /** A hint beside the bounds of the schema. */
  hint?: string;
};

/** Details of parameters by name, in the order of the panel. Other parameters follow in the order of the schema. */
export const KNOWN_PARAMETERS: Readonly<Record<string, KnownParameter>> = {
  temperature: { neutral: 1 },
  top_p: { neutral: 1, hint: "use this or temperature" },
  top_k: { isWhole: true },
  max_tokens: { isWhole: true },
  max_completion_tokens: { isWhole: true, hint: "reasoning tokens count too" },
  "thinking.type": { hint: "the model thinks before it answers" },
  "thinking.budget_tokens": { isWhole: true, hint: "below max_tokens" },
  "thinking.display": {},
  "output_config.effort": { hint: "how much work the model puts into its answer; high where it is not sent" },
  "output_config.format.type": { hint: "the answer follows a JSON schema" },
  "output_config.format.schema": {},
  reasoning_effort: { hint: "how much the model reasons before it answers" },
  "reasoning.effort": { hint: "how much the model reasons before it answers" },
  "reasoning.max_tokens": { isWhole: true },
  "reasoning.exclude": {},
  enable_thinking: {},
  thinking_budget: { isWhole: true },
  stop: { hint: "stop when one of these appears" },
  stop_sequences: { hint: "stop when one of these appears" },
  seed: { isWhole: true, hint: "the same seed makes answers more alike" },
  frequency_penalty: { neutral: 0 },
  presence_penalty: { neutral: 0 },
  repetition_penalty: { neutral: 1 },
  min_p: {},
  top_a: {},
  n: { isWhole: true, hint: "leave unset and set samples instead; every choice is billed" },
  "response_format.type": {},
  "response_format.json_schema.name": {},
  "response_format.json_schema.description": {},
  "response_format.json_schema.schema": {},
  "response_format.json_schema.strict": {},
  stream: { start: true, hint: "show the answer while it is written" },
  "stream_options.include_usage": {},
  logprobs: {},
  top_logprobs: { isWhole: true },
  logit_bias: { hint: "a bias per token id" },
};

/** The parameters that come last, after all that are not known by name. */
export const LAST_PARAMETERS = ["metadata", "user", "parallel_tool_calls", "tools", "tool_choice"];
