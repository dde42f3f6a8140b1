import type { PresetId } from "#core/connections/presets.ts";

/** Instructions for a server that runs on the user's own computer. */
type LocalServer = {
  /** A sentence that says how to start the server. */
  startHint: string;
  /** A sentence that says how to make the server accept requests from a page of this origin. */
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

/** The instructions for a preset's server; undefined for a server that is not on the user's computer. */
export function getLocalServer(presetId: string): LocalServer | undefined {
  return (LOCAL_SERVERS as Partial<Record<string, LocalServer>>)[presetId];
}
