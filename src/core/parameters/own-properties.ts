/** The JSON Schema of properties that several own lists have. */
export const TEMPERATURE = { type: "number", minimum: 0, maximum: 1, default: 1 } as const;
export const STOPS = { type: "array", items: { type: "string", pattern: "\\S" } } as const;
export const STREAM = { type: "boolean", default: false } as const;

/** The description of `max_tokens` where the model can think. */
export const MAX_TOKENS_WITH_THINKING = "The answer is cut off after this many tokens. Thinking counts too.";
