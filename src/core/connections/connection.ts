import type { Id, Wire } from "#core/vocabulary.ts";
import type { PresetId } from "./presets.ts";
import { PRESETS } from "./presets.ts";

/** The address and wire of a service. It never contains the key, which is in the key slot of the same id. */
export type Connection = { id: Id; presetId: PresetId; baseUrl: string; wire: Wire };

/** The connection of a preset with its default address. Its id is the preset's id. */
export function createPresetConnection(presetId: PresetId): Connection {
  const { baseUrl, wire } = PRESETS[presetId];
  return { id: presetId, presetId, baseUrl, wire };
}
