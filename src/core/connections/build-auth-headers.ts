import type { Preset } from "./preset.ts";

/** What a service wants to be told with a call that has no body: its own headers, and the key in the one it reads. */
export function buildAuthHeaders({ auth, headers = {} }: Preset, key: string | undefined): Record<string, string> {
  if (key === undefined) return { ...headers };
  return { ...headers, ...(auth === "x-api-key" ? { "x-api-key": key } : { authorization: `Bearer ${key}` }) };
}
