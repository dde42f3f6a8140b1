import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { readDialect } from "#core/connections/read-dialect.ts";
import type { Wire } from "#core/content/part.ts";
import type { Speech } from "#core/conversation/ask-turn.ts";
import type { Dialect, Settings } from "#core/conversation/conversation.ts";
import { PREDICT_PARAMETERS } from "#core/parameters/predict-parameters.ts";
import { readSendable } from "#core/parameters/read-sendable.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { SpecSource } from "#core/parameters/read-specs.ts";
import { readSpecs } from "#core/parameters/read-specs.ts";
import { readConnection, useConnection } from "./connections.ts";

/** What the connection and the model of some settings take. */
export type Offer = {
  preset: Preset;
  wire: Wire;
  dialect: Dialect;
  source: SpecSource;
  specs: ParameterSpec[];
  /** How many parts one message may have. */
  mostParts: number;
};

export function readOffer({ connectionId, modelId }: Pick<Settings, "connectionId" | "modelId">): Offer {
  const { presetId, wire } = readConnection(connectionId);
  const preset: Preset = PRESETS[presetId];
  const dialect = wire === "messages" ? "claude" : readDialect(preset, modelId);
  const isLimited = wire === "chat-completions" && dialect === "claude";
  const mostParts = isLimited ? (preset.mostClaudeParts ?? Infinity) : Infinity;
  const specs =
    wire === "predict"
      ? { source: "safe" as const, specs: PREDICT_PARAMETERS }
      : readSpecs(modelId, dialect, preset.id === "demo");
  return { preset, wire, dialect, mostParts, ...specs };
}

/** The same as long as it is shown: a connection that was saved again may speak another wire. */
export function useOffer(settings: Pick<Settings, "connectionId" | "modelId">): Offer {
  useConnection(settings.connectionId);
  return readOffer(settings);
}

/** How some settings are spoken: wire, dialect, and the parameters that really go along. */
export function readSpeech(settings: Settings): Speech {
  const { wire, dialect, source, specs } = readOffer(settings);
  return {
    wire,
    dialect,
    parameters: readSendable(source, specs, settings.parameters),
  };
}
