import { parsePresetId, type PresetId, PRESETS } from "#core/connections/presets.ts";
import type { Settings } from "#core/conversation/conversation.ts";
import type { JsonObject } from "#core/json.ts";
import { setAtPath } from "#core/wire/body-path.ts";

/** The beginnings of promptfoo's names for models of services; others speak as OpenAI does, at an address of their own. */
const PREFIXES: Partial<Record<PresetId, string>> = {
  openai: "openai:chat:",
  anthropic: "anthropic:messages:",
  openrouter: "openrouter:",
  aimlapi: "aimlapi:chat:",
  ollama: "ollama:chat:",
};

/** A model of promptfoo with its settings, without a key or the address of a server of one's own; or the reason why there is none. */
export function writeProvider({ connectionId, modelId, parameters }: Settings): JsonObject | string {
  const presetId = parsePresetId(connectionId);
  if (presetId === "demo") return "the demo model runs in this page alone";
  const prefix = presetId === undefined ? undefined : PREFIXES[presetId];
  const config: JsonObject = {};
  for (const [path, value] of Object.entries(parameters)) setAtPath(config, path, value);
  if (prefix === undefined) {
    const baseUrl = presetId === undefined ? "" : PRESETS[presetId].baseUrl;
    config["apiBaseUrl"] = baseUrl === "" ? "https://your-server.example/v1" : baseUrl;
  }
  return {
    id: `${prefix ?? "openai:chat:"}${modelId}`,
    ...(Object.keys(config).length === 0 ? {} : { config }),
  };
}
