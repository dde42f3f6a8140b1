import type { Id, Wire } from "#core/vocabulary.ts";
import type { PresetId } from "./presets.ts";
import { PRESETS } from "./presets.ts";

/** A place to send requests. It never holds the key: that lives in the key slot of the same id. */
export type Connection = { id: Id; presetId: PresetId; baseUrl: string; wire: Wire };

/** A connection as its preset makes it. There is one for each preset, under the preset's id. */
export function createPresetConnection(presetId: PresetId): Connection {
  const { baseUrl, wire } = PRESETS[presetId];
  return { id: presetId, presetId, baseUrl, wire };
}
