const PRICING = { prompt: "0.000005", completion: "0.000025", request: "0", image: "0" };

/** OpenRouter's model list in its documented shape: prices as text in dollars a token, and the parameters of each model. */
export const OPENROUTER_MODELS = {
  data: [
    {
      id: "anthropic/claude-opus-4.5",
      canonical_slug: "anthropic/claude-4.5-opus-20251124",
      name: "Anthropic: Claude Opus 4.5",
      created: 1_764_010_580,
      context_length: 200_000,
      architecture: { input_modalities: ["file", "image", "text"], output_modalities: ["text"], tokenizer: "Claude" },
      pricing: PRICING,
      top_provider: { context_length: 200_000, max_completion_tokens: 64_000, is_moderated: true },
      per_request_limits: null,
      supported_parameters: [
        "include_reasoning",
        "max_tokens",
        "reasoning",
        "response_format",
        "stop",
        "structured_outputs",
        "temperature",
        "tool_choice",
        "tools",
        "top_k",
        "verbosity",
      ],
      reasoning: { mandatory: false, supports_max_tokens: true, supported_efforts: ["high", "medium", "low"] },
      expiration_date: "2027-01-22",
    },
    {
      id: "maker/plain",
      name: "A model that takes little",
      context_length: 8192,
      architecture: { input_modalities: ["text"], output_modalities: ["text"] },
      pricing: PRICING,
      top_provider: { max_completion_tokens: null },
      supported_parameters: ["max_tokens", "seed", "mystery"],
      expiration_date: null,
    },
    { id: "maker/unknown", name: "A model of which nothing is said" },
  ],
};
