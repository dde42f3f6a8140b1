import type { Dialect } from "#core/vocabulary.ts";
import type { Preset } from "./preset.ts";

/** The dialect of a chat-completions body for this model: the preset's, else chosen by the model's id. */
export function resolveDialect(preset: Preset, modelId: string): Dialect {
  if (preset.dialect !== "by-model") return preset.dialect;
  return modelId.toLowerCase().includes("claude") ? "anthropic" : "openai";
}
