import { parsePresetId, type PresetId } from "./presets.ts";

/** One line about a service, and the page with its keys. */
type ServiceNote = { hint: string; keysUrl?: string };

/** The notes of each service, apart from the presets, which the page loads before it can start. */
export const SERVICE_NOTES: Readonly<Record<PresetId, ServiceNote>> = {
  demo: { hint: "A small model that runs in this browser. It is not Claude; nothing leaves this computer." },
  aimlapi: { hint: "Claude Opus 4.5 and several hundred other models.", keysUrl: "https://aimlapi.com/app/keys" },
  anthropic: { hint: "Claude from Anthropic itself.", keysUrl: "https://console.anthropic.com/settings/keys" },
  openai: {
    hint: "OpenAI may refuse requests from a browser; “Test connection” shows whether it does.",
    keysUrl: "https://platform.openai.com/api-keys",
  },
  openrouter: { hint: "Models of many providers with one key.", keysUrl: "https://openrouter.ai/settings/keys" },
  ollama: { hint: "Ollama answers pages from localhost. For other pages, set OLLAMA_ORIGINS and restart Ollama." },
  "lm-studio": { hint: "First switch on “Enable CORS” in the server settings of LM Studio." },
  "llama-cpp": { hint: "llama-server always answers with the model it was started with; the model name is ignored." },
  custom: { hint: "Any server with one of these API formats." },
};

/** The page with the keys of a service; undefined for none. */
export function getKeysUrl(presetId: string): string | undefined {
  const id = parsePresetId(presetId);
  return id && SERVICE_NOTES[id].keysUrl;
}
