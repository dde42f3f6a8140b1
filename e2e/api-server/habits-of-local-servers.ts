import { createChunkBuilder, refuse, stream } from "./build-stream.ts";
import type { ServerHabits } from "./server-habits.ts";

const loaded = createChunkBuilder({
  id: "chatcmpl-a",
  model: "default",
  object: "chat.completion.chunk",
  created: 1_780_000_000,
  system_fingerprint: "b6000-a",
});
const LOADED_START = [
  loaded({ role: "assistant", content: null }),
  loaded({ content: "Hel" }),
  loaded({ content: "lo" }),
];

/** The last chunk has times and counts of its own beside the usual ones; while a model is loaded, the status is 503. */
export const LLAMA_CPP: ServerHabits = {
  name: "llama.cpp",
  presetId: "llama-cpp",
  modelId: "default",
  scenarios: {
    "first answer": stream([
      ...LOADED_START,
      loaded({}, { finish_reason: "stop" }),
      {
        choices: [],
        usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 },
        timings: { prompt_n: 9, prompt_ms: 30.1, cache_n: 0, predicted_n: 2, predicted_ms: 40.2 },
      },
      "data: [DONE]",
    ]),
    "wrong key": refuse(401, { error: { code: 401, message: "Invalid API Key", type: "authentication_error" } }),
    "unknown model": refuse(400, {
      error: { code: 400, message: "model 'llama9' not found", type: "invalid_request_error" },
    }),
    "context too long": refuse(400, {
      error: {
        code: 400,
        message: "the request exceeds the available context size, try increasing it",
        type: "exceed_context_size_error",
        n_prompt_tokens: 5000,
        n_ctx: 4096,
      },
    }),
    "rate limit": refuse(503, { error: { code: 503, message: "Loading model", type: "unavailable_error" } }),
    "cut in mid-answer": stream(LOADED_START, 300),
  },
};

const pulled = createChunkBuilder({
  id: "chatcmpl-1",
  model: "llama3.2",
  object: "chat.completion.chunk",
  created: 1_780_000_000,
  system_fingerprint: "fp_ollama",
});
const PULLED_START = [pulled({ role: "assistant", content: "Hel" }), pulled({ role: "assistant", content: "lo" })];

/** Its own API says an error as a bare text, the compatible one as an object. */
export const OLLAMA: ServerHabits = {
  name: "Ollama",
  presetId: "ollama",
  modelId: "llama3.2",
  scenarios: {
    "first answer": stream([
      ...PULLED_START,
      pulled({ role: "assistant", content: "" }, { finish_reason: "stop" }),
      { choices: [], usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 } },
      "data: [DONE]",
    ]),
    "wrong key": refuse(401, { error: "unauthorized" }),
    "unknown model": refuse(404, {
      error: { message: 'model "llama9" not found, try pulling it first', type: "api_error", param: null, code: null },
    }),
    "context too long": refuse(400, {
      error: {
        message: "prompt too long; exceeded max context length by 904 tokens",
        type: "invalid_request_error",
        param: null,
        code: null,
      },
    }),
    "rate limit": refuse(503, {
      error: {
        message: "server busy, please try again.  maximum pending requests exceeded",
        type: "api_error",
        param: null,
        code: null,
      },
    }),
    "cut in mid-answer": stream([
      ...PULLED_START,
      { error: { message: "an error was encountered while running the model: unexpected EOF", type: "api_error" } },
    ]),
  },
};

const served = createChunkBuilder({
  id: "chatcmpl-a",
  model: "Qwen/Qwen3-8B",
  object: "chat.completion.chunk",
  created: 1_780_000_000,
});
const SERVED_START = [
  served({ role: "assistant", content: "", reasoning_content: null }, { logprobs: null }),
  served({ content: "Hel" }, { logprobs: null, token_ids: null }),
  served({ content: "lo" }, { logprobs: null, token_ids: null }),
];

/** The page of a proxy, since the server limits no rate by itself. */
export const VLLM: ServerHabits = {
  name: "vLLM",
  presetId: "custom",
  modelId: "Qwen/Qwen3-8B",
  scenarios: {
    "first answer": stream([
      ...SERVED_START,
      served({ content: "" }, { finish_reason: "stop", stop_reason: null }),
      { choices: [], usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 } },
      "data: [DONE]",
    ]),
    "wrong key": refuse(401, { error: "Unauthorized" }),
    "unknown model": refuse(404, {
      error: { message: "The model `Qwen/Qwen9` does not exist.", type: "NotFoundError", param: "model", code: 404 },
    }),
    "context too long": refuse(400, {
      object: "error",
      message:
        "This model's maximum context length is 4096 tokens. However, your request has 5000 input tokens. Please reduce the length of the input messages.",
      type: "BadRequestError",
      param: "input_tokens",
      code: 400,
    }),
    "rate limit": {
      kind: "status",
      status: 429,
      contentType: "text/html",
      body: "<html>\r\n<head><title>429 Too Many Requests</title></head>\r\n<body><center><h1>429 Too Many Requests</h1></center></body>\r\n</html>",
      headers: { "Retry-After": "2" },
    },
    "cut in mid-answer": stream([
      ...SERVED_START,
      {
        error: {
          message: "EngineCore encountered an issue. See stack trace (above) for the root cause.",
          type: "InternalServerError",
          param: null,
          code: 500,
        },
      },
      "data: [DONE]",
    ]),
  },
};
