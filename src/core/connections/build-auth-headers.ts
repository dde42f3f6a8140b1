import type { Preset } from "./preset.ts";

/** The headers of a request without a body: the service's own, and the key in the header that the service reads. */
export function buildAuthHeaders({ auth, headers = {} }: Preset, key: string | undefined): Record<string, string> {
  if (key === undefined) return { ...headers };
  return { ...headers, ...(auth === "x-api-key" ? { "x-api-key": key } : { authorization: `Bearer ${key}` }) };
}
