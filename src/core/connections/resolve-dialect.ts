import type { Dialect } from "#core/vocabulary.ts";
import type { Preset } from "./preset.ts";

/** What form a chat-completions body takes for this model here: by the preset, else by the name of the model. */
export function resolveDialect(preset: Preset, modelId: string): Dialect {
  if (preset.dialect !== "by-model") return preset.dialect;
  return modelId.toLowerCase().includes("claude") ? "anthropic" : "openai";
}
