import { getNamedPreset } from "#core/connections/get-named-preset.ts";
import type { PresetId } from "#core/connections/presets.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConnection } from "#state/connections/connections.ts";

/** The preset of a connection, and its name as a person knows it. */
export function getBatchPreset(connectionId: Id): { id: PresetId; name: string } {
  const connection = getConnection(connectionId);
  return { id: connection.presetId, name: getNamedPreset(connection).name };
}
