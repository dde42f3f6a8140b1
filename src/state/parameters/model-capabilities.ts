import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { resolveDialect } from "#core/connections/resolve-dialect.ts";
import type { RequestFormat } from "#core/conversation/create-replies.ts";
import type { Settings } from "#core/conversation/conversation.ts";
import { PREDICT_PARAMETERS } from "#core/parameters/predict-parameters.ts";
import { selectSendable } from "#core/parameters/select-sendable.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { SpecSource } from "#core/parameters/spec-source.ts";
import { selectSpecs } from "#core/parameters/select-specs.ts";
import type { Dialect, Id, Wire } from "#core/vocabulary.ts";
import { getPublishedCapabilities, usePublishedCapabilities } from "./published-capabilities.ts";
import { getConnection, useConnection } from "#state/connections/connections.ts";

/** What the connection and the model of some settings take. */
export type ModelCapabilities = {
  preset: Preset;
  wire: Wire;
  dialect: Dialect;
  source: SpecSource;
  specs: ParameterSpec[];
  /** How many parts one message may have. */
  maxParts: number;
};

/** By the model's published schema where one was read, else by our own lists. */
export function resolveCapabilities({
  connectionId,
  modelId,
}: Pick<Settings, "connectionId" | "modelId">): ModelCapabilities {
  const { presetId, wire } = getConnection(connectionId);
  const preset: Preset = PRESETS[presetId];
  if (wire === "predict")
    return { preset, wire, dialect: "openai", maxParts: Infinity, source: "safe", specs: PREDICT_PARAMETERS };
  // What is published describes chat completions.
  const published = wire === "chat-completions" ? getPublishedCapabilities(connectionId, modelId) : undefined;
  const chatDialect = (preset.dialect === "by-model" && published?.dialect) || resolveDialect(preset, modelId);
  const dialect = wire === "messages" ? "claude" : chatDialect;
  if (published) return { preset, wire, ...published, dialect };
  const isLimited = wire === "chat-completions" && dialect === "claude";
  const maxParts = isLimited ? (preset.maxClaudeParts ?? Infinity) : Infinity;
  return { preset, wire, dialect, maxParts, ...selectSpecs(modelId, dialect, preset.id === "demo") };
}

/** As `resolveCapabilities`, and drawn again when the model's published schema comes or the connection is saved anew. */
export function useCapabilities(connectionId: Id, modelId: string): ModelCapabilities {
  useConnection(connectionId);
  usePublishedCapabilities(connectionId, modelId);
  return resolveCapabilities({ connectionId, modelId });
}

/** How some settings are spoken: wire, dialect, and the parameters that really go along. */
export function resolveRequestFormat(settings: Settings): RequestFormat {
  const { wire, dialect, source, specs } = resolveCapabilities(settings);
  return {
    wire,
    dialect,
    parameters: selectSendable(source, specs, settings.parameters),
  };
}
