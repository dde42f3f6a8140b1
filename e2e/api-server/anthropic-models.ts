const support = (supported: boolean) => ({ supported });

/** An item of Anthropic's model list with its capabilities. A level or type that is named is supported. */
function buildItem(
  id: string,
  name: string,
  efforts: readonly string[],
  thinkingTypes: readonly string[],
  maxTokens: number,
) {
  const has = (names: readonly string[]) => (each: string) => [each, support(names.includes(each))] as const;
  return {
    type: "model",
    id,
    display_name: name,
    created_at: "2025-11-24T00:00:00Z",
    max_input_tokens: 200_000,
    max_tokens: maxTokens,
    capabilities: {
      batch: support(true),
      citations: support(true),
      code_execution: support(true),
      context_management: {
        ...support(true),
        ...Object.fromEntries(["clear_tool_uses_20250919", "clear_thinking_20251015", "compact_20260112"].map(has([]))),
      },
      effort: {
        ...support(efforts.length > 0),
        ...Object.fromEntries(["low", "medium", "high", "xhigh", "max"].map(has(efforts))),
      },
      image_input: support(true),
      pdf_input: support(true),
      structured_outputs: support(efforts.length > 0),
      thinking: {
        ...support(thinkingTypes.length > 0),
        types: Object.fromEntries(["enabled", "adaptive"].map(has(thinkingTypes))),
      },
    },
  };
}

/** Anthropic's model list in its documented shape. */
export const ANTHROPIC_MODELS = {
  data: [
    buildItem("claude-opus-4-8", "Claude Opus 4.8", ["low", "medium", "high", "xhigh", "max"], ["adaptive"], 128_000),
    buildItem("claude-opus-4-5-20251101", "Claude Opus 4.5", ["low", "medium", "high"], ["enabled"], 64_000),
    buildItem("claude-haiku-0-1", "A Claude that only answers", [], [], 4096),
  ],
  first_id: "claude-opus-4-8",
  last_id: "claude-haiku-0-1",
  has_more: false,
};
