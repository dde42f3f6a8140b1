/** Variable names that differ from the rule `<PRESET>_API_KEY`. */
const VARIABLE_NAMES: Record<string, string> = { aimlapi: "AIMLAPI_KEY", custom: "API_KEY" };

/** The environment variable that a program reads a service's key from: OPENAI_API_KEY, AIMLAPI_KEY. */
export function getKeyVariable(presetId: string): string {
  return VARIABLE_NAMES[presetId] ?? `${presetId.toUpperCase().replaceAll("-", "_")}_API_KEY`;
}
