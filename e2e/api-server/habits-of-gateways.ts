import { createChunkBuilder, refuse, stream } from "./build-stream.ts";
import type { ServerHabits } from "./server-habits.ts";

const routed = createChunkBuilder({
  id: "gen-1780000000-a",
  provider: "Google AI Studio",
  model: "anthropic/claude-opus-4.5",
  object: "chat.completion.chunk",
  created: 1_780_000_000,
});
const ROUTED_START = [
  ": OPENROUTER PROCESSING",
  routed({ role: "assistant", content: "" }),
  routed({ content: "Hel" }),
  routed({ content: "lo" }),
];

/** Errors have a number as their code; an upstream's own words stand in `metadata.raw`. */
export const OPENROUTER: ServerHabits = {
  name: "OpenRouter",
  presetId: "openrouter",
  modelId: "anthropic/claude-opus-4.5",
  scenarios: {
    "first answer": stream([
      ...ROUTED_START,
      routed({ content: "" }, { finish_reason: "stop", native_finish_reason: "end_turn" }),
      routed(
        { content: "" },
        {},
        { usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11, cost: 0.00012 } },
      ),
      "data: [DONE]",
    ]),
    "wrong key": refuse(401, { error: { message: "User not found.", code: 401 } }),
    "unknown model": refuse(400, {
      error: { message: "anthropic/claude-opus-9 is not a valid model ID", code: 400 },
      user_id: "user_a",
    }),
    "context too long": refuse(400, {
      error: {
        message:
          'This endpoint\'s maximum context length is 200000 tokens. However, you requested about 250011 tokens (250011 of text input). Please reduce the length of the input, or use the "middle-out" transform to compress your prompt automatically.',
        code: 400,
        metadata: { provider_name: null },
      },
    }),
    "rate limit": refuse(
      429,
      {
        error: {
          message: "Provider returned error",
          code: 429,
          metadata: {
            raw: "anthropic/claude-opus-4.5 is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits: https://openrouter.ai/settings/integrations",
            provider_name: "Anthropic",
          },
        },
        user_id: "user_a",
      },
      { "Retry-After": "2" },
    ),
    "cut in mid-answer": stream([
      ...ROUTED_START,
      routed(
        { content: "" },
        { finish_reason: "error" },
        { error: { code: 502, message: "Provider disconnected unexpectedly" } },
      ),
      "data: [DONE]",
    ]),
  },
};

const deployed = createChunkBuilder({
  id: "chatcmpl-a",
  model: "gpt-5-2025-08-07",
  object: "chat.completion.chunk",
  created: 1_780_000_000,
  system_fingerprint: "fp_a",
});
const SAFE = { hate: { filtered: false, severity: "safe" } };
const DEPLOYED_START = [
  {
    id: "",
    model: "",
    object: "",
    created: 0,
    choices: [],
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: SAFE }],
  },
  deployed({ role: "assistant", content: "", refusal: null }, { content_filter_results: {} }),
  deployed({ content: "Hel" }, { content_filter_results: SAFE, logprobs: null }),
  deployed({ content: "lo" }, { content_filter_results: SAFE, logprobs: null }),
];

/** Codes are texts; the first chunk tells of the prompt's filter and has no choice. */
export const AZURE_OPENAI: ServerHabits = {
  name: "Azure OpenAI",
  presetId: "custom",
  modelId: "gpt-5",
  scenarios: {
    "first answer": stream([
      ...DEPLOYED_START,
      deployed({}, { finish_reason: "stop", content_filter_results: {} }),
      "data: [DONE]",
    ]),
    "wrong key": refuse(401, {
      error: {
        code: "401",
        message:
          "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
      },
    }),
    "unknown model": refuse(404, {
      error: {
        code: "DeploymentNotFound",
        message:
          "The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.",
      },
    }),
    "context too long": refuse(400, {
      error: {
        message:
          "This model's maximum context length is 128000 tokens. However, your messages resulted in 140000 tokens. Please reduce the length of the messages.",
        type: "invalid_request_error",
        param: "messages",
        code: "context_length_exceeded",
      },
    }),
    "rate limit": refuse(
      429,
      {
        error: {
          code: "429",
          message:
            "Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-10-21 have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 2 seconds. Please go here: https://aka.ms/oai/quotaincrease if you would like to further increase the default rate limit.",
        },
      },
      { "Retry-After": "2", "x-ms-request-id": "a" },
    ),
    "cut in mid-answer": stream(DEPLOYED_START),
  },
};

const generated = createChunkBuilder({
  id: "a",
  model: "gemini-3-pro-preview",
  object: "chat.completion.chunk",
  created: 1_780_000_000,
});
const GENERATED_START = [
  generated({ role: "assistant", content: "Hel" }),
  generated({ role: "assistant", content: "lo" }),
];
const RPC = "type.googleapis.com/google.rpc.";

/** Refusals are lists; the reason and the wait stand in `details`. */
export const GEMINI: ServerHabits = {
  name: "Gemini’s compatible endpoint",
  presetId: "custom",
  modelId: "gemini-3-pro-preview",
  scenarios: {
    "first answer": stream([
      ...GENERATED_START,
      generated(
        { role: "assistant", content: "", extra_content: { google: { thought_signature: "c2ln" } } },
        { finish_reason: "stop" },
        { usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 } },
      ),
      "data: [DONE]",
    ]),
    "wrong key": refuse(400, [
      {
        error: {
          code: 400,
          message: "API key not valid. Please pass a valid API key.",
          status: "INVALID_ARGUMENT",
          details: [{ "@type": `${RPC}ErrorInfo`, reason: "API_KEY_INVALID", domain: "googleapis.com" }],
        },
      },
    ]),
    "unknown model": refuse(404, [
      {
        error: {
          code: 404,
          message:
            "models/gemini-9 is not found for API version v1main, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.",
          status: "NOT_FOUND",
        },
      },
    ]),
    "context too long": refuse(400, [
      {
        error: {
          code: 400,
          message: "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
          status: "INVALID_ARGUMENT",
        },
      },
    ]),
    "rate limit": refuse(429, [
      {
        error: {
          code: 429,
          message:
            "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 5\nPlease retry in 2.4s.",
          status: "RESOURCE_EXHAUSTED",
          details: [
            {
              "@type": `${RPC}QuotaFailure`,
              violations: [{ quotaId: "GenerateRequestsPerMinutePerProjectPerModel-FreeTier" }],
            },
            { "@type": `${RPC}RetryInfo`, retryDelay: "2s" },
          ],
        },
      },
    ]),
    "cut in mid-answer": stream([
      ...GENERATED_START,
      JSON.stringify([
        { error: { code: 503, message: "The model is overloaded. Please try again later.", status: "UNAVAILABLE" } },
      ]),
    ]),
  },
};
