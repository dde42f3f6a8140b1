import * as v from "valibot";
import { SETTINGS_SCHEMA } from "#core/conversation/settings-schema.ts";
import type { SavedSettings } from "./saved-settings.ts";

/** The version of the form in which this code writes saved settings. */
const SETTINGS_FORMAT = 1;

const { connectionId, modelId, parameters, extraJson, variables } = SETTINGS_SCHEMA.entries;

const settings = v.object({
  format: v.literal(SETTINGS_FORMAT),
  id: v.string(),
  name: v.string(),
  kept: v.object({
    model: v.exactOptional(v.object({ connectionId, modelId })),
    parameters,
    extraJson,
    samples: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    swept: v.exactOptional(variables),
  }),
});

/** The form in which saved settings are stored. */
export function storeSettings(saved: SavedSettings): v.InferOutput<typeof settings> {
  return { format: SETTINGS_FORMAT, ...saved };
}

/** Saved settings from their stored form; undefined where it cannot be read or a later Étude wrote it. */
export function parseSettings(stored: unknown): SavedSettings | undefined {
  const parsed = v.safeParse(settings, stored);
  if (!parsed.success) return undefined;
  const { format: _format, ...saved } = parsed.output;
  return saved;
}
