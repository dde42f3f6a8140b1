import type { PresetId } from "#core/connections/presets.ts";
import type { Scenario } from "./scenarios.ts";
import { AZURE_OPENAI, GEMINI, OPENROUTER } from "./habits-of-gateways.ts";
import { LLAMA_CPP, OLLAMA, VLLM } from "./habits-of-local-servers.ts";

/** The situations in which a server's answer is recorded. */
export const SITUATIONS = [
  "first answer",
  "wrong key",
  "unknown model",
  "context too long",
  "rate limit",
  "cut in mid-answer",
] as const;

/** Answers of one kind of server, in its own shapes. Its first answer and the beginning of a cut one say "Hello". */
export type ServerHabits = {
  name: string;
  presetId: PresetId;
  modelId: string;
  scenarios: Readonly<Record<(typeof SITUATIONS)[number], Scenario>>;
};

export const SERVERS: readonly ServerHabits[] = [OPENROUTER, LLAMA_CPP, OLLAMA, VLLM, AZURE_OPENAI, GEMINI];
