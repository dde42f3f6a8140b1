import type { Connection } from "./connection.ts";
import { parseOrigin } from "./parse-origin.ts";
import type { Preset } from "./preset.ts";
import { PRESETS } from "./presets.ts";

/** The preset of a connection; a custom one has the name of its host, by which a person knows the server. */
export function getNamedPreset({ presetId, baseUrl }: Pick<Connection, "presetId" | "baseUrl">): Preset {
  const host = presetId === "custom" ? parseOrigin(baseUrl).replace(/^.*:\/\//, "") : "";
  return host === "" ? PRESETS[presetId] : { ...PRESETS[presetId], name: host };
}
