import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { readDialect } from "#core/connections/read-dialect.ts";
import type { Speech } from "#core/conversation/ask-turn.ts";
import type { Dialect, Settings } from "#core/conversation/conversation.ts";
import { readSendable } from "#core/parameters/read-sendable.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { SpecSource } from "#core/parameters/read-specs.ts";
import { readSpecs } from "#core/parameters/read-specs.ts";
import { readConnection } from "./connections.ts";

/** What the connection and the model of some settings take. */
export type Offer = {
  preset: Preset;
  dialect: Dialect;
  source: SpecSource;
  specs: ParameterSpec[];
  /** How many parts one message may have. */
  mostParts: number;
};

export function readOffer({ connectionId, modelId }: Pick<Settings, "connectionId" | "modelId">): Offer {
  const preset: Preset = PRESETS[readConnection(connectionId).presetId];
  const dialect = readDialect(preset, modelId);
  const mostParts = dialect === "claude" ? (preset.mostClaudeParts ?? Infinity) : Infinity;
  return { preset, dialect, mostParts, ...readSpecs(modelId, dialect, preset.id === "demo") };
}

/** How some settings are spoken: wire, dialect, and the parameters that really go along. */
export function readSpeech(settings: Settings): Speech {
  const { preset, dialect, source, specs } = readOffer(settings);
  return {
    wire: preset.wire,
    dialect,
    parameters: readSendable(source, specs, settings.parameters),
  };
}
