import type { Id, Dialect } from "#core/conversation/conversation.ts";
import type { Wire } from "#core/content/part.ts";

/** A place to send requests. It never holds the key: that lives in the key slot of the same id. */
export type Connection = { id: Id; presetId: PresetId; baseUrl: string };

export type PresetId =
  | "demo"
  | "aimlapi"
  | "openai"
  | "openrouter"
  | "ollama"
  | "lm-studio"
  | "llama-cpp"
  | "custom";

/** What is known of a service before anyone has talked to it. */
export type Preset = {
  id: PresetId;
  name: string;
  /** Empty where only the user can know it. */
  baseUrl: string;
  wire: Wire;
  /** What form a body takes; "by-model" goes by the model's id. */
  dialect: Dialect | "by-model";
  key: "none" | "optional" | "required";
  defaultModel: string;
  /** One line in the dialog. */
  hint: string;
  keysUrl?: string;
};
