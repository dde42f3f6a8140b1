import { parsePresetId, PRESETS } from "#core/connections/presets.ts";
import type { Id } from "#core/vocabulary.ts";

/** The name of the service of a connection, for the user. */
export function nameService(connectionId: Id): string {
  const presetId = parsePresetId(connectionId);
  return presetId === undefined ? connectionId : PRESETS[presetId].name;
}
