import { DEMO_MODEL_ID, OPUS_4_5 } from "#core/models/model-ids.ts";
import type { Preset } from "./preset.ts";

/**
 * Every service Étude knows, in the order of the picker. A new service on a known wire is a row here and its
 * line in `service-notes.ts`.
 */
export const PRESETS = {
  demo: {
    id: "demo",
    name: "Demo",
    baseUrl: "",
    wire: "chat-completions",
    dialect: "anthropic",
    key: "none",
    defaultModel: DEMO_MODEL_ID,
  },
  aimlapi: {
    id: "aimlapi",
    name: "AI/ML API",
    baseUrl: "https://api.aimlapi.com/v1",
    wire: "chat-completions",
    dialect: "by-model",
    key: "required",
    defaultModel: OPUS_4_5,
    // Source: `maxItems` of a message's content in the published schemas of all Claude 4 models at AI/ML API.
    maxClaudeParts: 5,
  },
  anthropic: {
    id: "anthropic",
    name: "Anthropic",
    baseUrl: "https://api.anthropic.com/v1",
    wire: "messages",
    dialect: "openai",
    key: "required",
    defaultModel: "claude-opus-4-5",
    auth: "x-api-key",
    headers: {
      // Later versions refuse temperature, top_p and top_k for every model.
      "anthropic-version": "2023-06-01",
      "anthropic-dangerous-direct-browser-access": "true",
    },
  },
  openai: {
    id: "openai",
    name: "OpenAI",
    baseUrl: "https://api.openai.com/v1",
    wire: "chat-completions",
    dialect: "openai",
    key: "required",
    defaultModel: "gpt-5",
  },
  openrouter: {
    id: "openrouter",
    name: "OpenRouter",
    baseUrl: "https://openrouter.ai/api/v1",
    wire: "chat-completions",
    dialect: "openai",
    key: "required",
    defaultModel: "anthropic/claude-opus-4.5",
  },
  ollama: {
    id: "ollama",
    name: "Ollama",
    baseUrl: "http://localhost:11434/v1",
    wire: "chat-completions",
    dialect: "openai",
    key: "optional",
    defaultModel: "",
  },
  "lm-studio": {
    id: "lm-studio",
    name: "LM Studio",
    baseUrl: "http://localhost:1234/v1",
    wire: "chat-completions",
    dialect: "openai",
    key: "optional",
    defaultModel: "",
  },
  "llama-cpp": {
    id: "llama-cpp",
    name: "llama.cpp",
    baseUrl: "http://127.0.0.1:8080/v1",
    wire: "chat-completions",
    dialect: "openai",
    key: "optional",
    defaultModel: "default",
  },
  custom: {
    id: "custom",
    name: "Custom",
    baseUrl: "",
    wire: "chat-completions",
    dialect: "by-model",
    key: "optional",
    defaultModel: "",
  },
} as const satisfies Record<string, Preset>;

export type PresetId = keyof typeof PRESETS;

/** The id as a preset's id; undefined for any other text. */
export function parsePresetId(id: string): PresetId | undefined {
  return Object.hasOwn(PRESETS, id) ? (id as PresetId) : undefined;
}
