import type { PresetId } from "#core/connections/presets.ts";

/** What is to be done on the user's own computer about a server that runs there. */
type LocalServer = {
  /** How to start it. */
  startHint: string;
  /** How it is made to let a page of this origin in. */
  getCorsHint: (pageOrigin: string) => string;
};

const LOCAL_SERVERS: Partial<Record<PresetId, LocalServer>> = {
  ollama: {
    startHint: "Start Ollama (ollama serve), or check its base URL under Connections.",
    getCorsHint: (origin) => `Set OLLAMA_ORIGINS=${origin} and restart Ollama.`,
  },
  "lm-studio": {
    startHint: "Start the server in LM Studio (lms server start --cors), or check its base URL under Connections.",
    getCorsHint: () =>
      "Switch on “Enable CORS” in LM Studio's server settings, or start it with lms server start --cors.",
  },
  "llama-cpp": {
    startHint: "Start llama-server, or check its base URL under Connections.",
    getCorsHint: (origin) => `Start llama-server with --cors-origins ${origin}.`,
  },
};

/** What is to be done about the server of a preset, where that is one of the user's own computer. */
export function getLocalServer(presetId: string): LocalServer | undefined {
  return (LOCAL_SERVERS as Partial<Record<string, LocalServer>>)[presetId];
}
