/** The model Étude was made for, under the name its documentation page uses. */
export const OPUS_4_5 = "anthropic/claude-opus-4-5";

/** The id of the demo model, which runs in this browser. */
export const DEMO_MODEL_ID = "etude-demo";

/** Every name of Claude Opus 4.5 on AI/ML API, Anthropic and OpenRouter. */
const OPUS_4_5_NAMES = new Set([
  OPUS_4_5,
  "claude-opus-4-5",
  "claude-opus-4-5-20251101",
  "anthropic/claude-opus-4.5",
  "anthropic/claude-opus-4-5-20251101",
]);

export function isOpus45(modelId: string): boolean {
  return OPUS_4_5_NAMES.has(modelId.trim().toLowerCase());
}

/**
 * True for OpenAI's reasoning models, which accept no temperature, and `max_completion_tokens` in place of
 * `max_tokens`.
 */
export function isReasoningModel(modelId: string): boolean {
  return /^(o\d|gpt-[5-9])/.test(getShortModelName(modelId.trim().toLowerCase()));
}

/** A model's id without its developer, for narrow parts of the interface. */
export function getShortModelName(modelId: string): string {
  return modelId.slice(modelId.lastIndexOf("/") + 1);
}
