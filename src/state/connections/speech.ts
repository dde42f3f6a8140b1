import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { readDialect } from "#core/connections/read-dialect.ts";
import type { Wire } from "#core/content/part.ts";
import type { Speech } from "#core/conversation/ask-turn.ts";
import type { Dialect, Id, Settings } from "#core/conversation/conversation.ts";
import { PREDICT_PARAMETERS } from "#core/parameters/predict-parameters.ts";
import { readSendable } from "#core/parameters/read-sendable.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { SpecSource } from "#core/parameters/spec-source.ts";
import { readSpecs } from "#core/parameters/read-specs.ts";
import { readPublished, usePublishedOffer } from "#state/parameters/published-offers.ts";
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

/** By the model's published schema where one was read, else by our own lists. */
export function readOffer({ connectionId, modelId }: Pick<Settings, "connectionId" | "modelId">): Offer {
  const { presetId, wire } = readConnection(connectionId);
  const preset: Preset = PRESETS[presetId];
  if (wire === "predict")
    return { preset, wire, dialect: "openai", mostParts: Infinity, source: "safe", specs: PREDICT_PARAMETERS };
  // What is published describes chat completions.
  const published = wire === "chat-completions" ? readPublished(connectionId, modelId) : undefined;
  const spoken = (preset.dialect === "by-model" && published?.dialect) || readDialect(preset, modelId);
  const dialect = wire === "messages" ? "claude" : spoken;
  if (published) return { preset, wire, ...published, dialect };
  const isLimited = wire === "chat-completions" && dialect === "claude";
  const mostParts = isLimited ? (preset.mostClaudeParts ?? Infinity) : Infinity;
  return { preset, wire, dialect, mostParts, ...readSpecs(modelId, dialect, preset.id === "demo") };
}

/** As `readOffer`, and drawn again when the model's published schema comes or the connection is saved anew. */
export function useOffer(connectionId: Id, modelId: string): Offer {
  useConnection(connectionId);
  usePublishedOffer(connectionId, modelId);
  return readOffer({ connectionId, modelId });
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
