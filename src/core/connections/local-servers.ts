import type { PresetId } from "./presets.ts";

/** What is to be done on the user's own computer about a server that runs there. */
type LocalServer = {
  /** How to start it. */
  start: string;
  /** How it is made to let a page of this origin in. */
  letIn: (pageOrigin: string) => string;
};

const LOCAL_SERVERS: Partial<Record<PresetId, LocalServer>> = {
  ollama: {
    start: "Start Ollama (ollama serve), or check its base URL under Connections.",
    letIn: (origin) => `Set OLLAMA_ORIGINS=${origin} and restart Ollama.`,
  },
  "lm-studio": {
    start: "Start the server in LM Studio (lms server start --cors), or check its base URL under Connections.",
    letIn: () => "Switch on “Enable CORS” in LM Studio's server settings, or start it with lms server start --cors.",
  },
  "llama-cpp": {
    start: "Start llama-server, or check its base URL under Connections.",
    letIn: (origin) => `Start llama-server with --cors-origins ${origin}.`,
  },
};

/** What is to be done about the server of a preset, where that is one of the user's own computer. */
export function readLocalServer(presetId: string): LocalServer | undefined {
  return (LOCAL_SERVERS as Partial<Record<string, LocalServer>>)[presetId];
}
