import type { PresetId } from "#core/connections/presets.ts";

/** What stands in the dialog before it is saved. */
export type ConnectionForm = {
  presetId: PresetId;
  baseUrl: string;
  key: string;
  /** Where a key that was not typed just now belongs; null for one that was. */
  keyOrigin: string | null;
  remembered: boolean;
};
