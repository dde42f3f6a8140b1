import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import type { RequestFormat } from "#core/conversation/create-replies.ts";
import type { Settings } from "#core/conversation/conversation.ts";
import { PREDICT_PARAMETERS } from "#core/parameters/predict-parameters.ts";
import { correctSpecs, type ModelCorrection, omitFromJson } from "#core/parameters/model-corrections.ts";
import { selectSendable } from "#core/parameters/select-sendable.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { SpecSource } from "#core/parameters/spec-source.ts";
import { selectSpecs } from "#core/parameters/select-specs.ts";
import type { Dialect, Id, Wire } from "#core/vocabulary.ts";
import type { Connection } from "#core/connections/connection.ts";
import { getModelCorrections, useAllCorrections, useModelCorrections } from "#state/connections/model-corrections.ts";
import { listRememberedAdaptations } from "#state/connections/refused-fields.ts";
import { getConnection, useConnection, useSavedConnections } from "#state/connections/connections.ts";
import { queryClient, useDataRevision } from "#state/query-client.ts";
import type { PublishedCapabilities } from "./loaded-capabilities.ts";
import { getPublishedCapabilities } from "./loaded-capabilities.ts";
import { resolveOwnList } from "./start-parameters.ts";
import { capabilitiesQuery } from "./published-capabilities.ts";

/** The capabilities of a model on a connection. */
export type ModelCapabilities = {
  preset: Preset;
  wire: Wire;
  dialect: Dialect;
  source: SpecSource;
  specs: ParameterSpec[];
  /** The largest number of parts in one message. */
  maxParts: number;
};

/**
 * The capabilities of a model as known now: from its published schema where one is loaded, else from Étude's own lists.
 */
export function resolveCapabilities({
  connectionId,
  modelId,
}: Pick<Settings, "connectionId" | "modelId">): ModelCapabilities {
  return applyCorrections(
    combineCapabilities(getConnection(connectionId), modelId, getPublishedCapabilities(connectionId, modelId)),
    getModelCorrections({ connectionId, modelId }),
  );
}

/** The capabilities of a model, rendered again when its published schema loads or its connection is saved. */
export function useCapabilities(connectionId: Id, modelId: string): ModelCapabilities {
  // Other options on each render would tell every watcher of the cache of each render.
  const query = useMemo(() => capabilitiesQuery(connectionId, modelId), [connectionId, modelId]);
  const { data } = useQuery(query, queryClient);
  const connection = useConnection(connectionId);
  const published = data?.published ?? undefined;
  const corrections = useModelCorrections(connectionId, modelId);
  return useMemo(
    () => applyCorrections(combineCapabilities(connection, modelId, published), corrections),
    [connection, modelId, published, corrections],
  );
}

/** Capabilities without what the model refused, and with the bounds that it named. */
function applyCorrections(capabilities: ModelCapabilities, corrections: readonly ModelCorrection[]): ModelCapabilities {
  return corrections.length === 0
    ? capabilities
    : { ...capabilities, specs: correctOnce(capabilities.specs, corrections) };
}

/** The corrected list of the last model that has corrections, so that it stays the same list. */
const correctOnce = memoizeLast(correctSpecs);

function combineCapabilities(
  connection: Connection,
  modelId: string,
  published: PublishedCapabilities | undefined,
): ModelCapabilities {
  const { wire } = connection;
  const preset: Preset = PRESETS[connection.presetId];
  if (wire === "predict")
    return { preset, wire, dialect: "openai", maxParts: Infinity, source: "safe", specs: PREDICT_PARAMETERS };
  const { dialect, list } = resolveOwnList(connection, modelId);
  if (published?.wire === wire)
    return { preset, ...published, dialect: preset.dialect === "by-model" ? published.dialect : dialect };
  const isLimited = wire === "chat-completions" && dialect === "anthropic";
  const maxParts = isLimited ? (preset.maxClaudeParts ?? Infinity) : Infinity;
  return { preset, wire, dialect, maxParts, source: list, specs: selectSpecs(list, modelId) };
}

/** Returns the capabilities of the model of some settings. */
export type CapabilitiesLookup = typeof resolveCapabilities;

/**
 * Returns `resolveCapabilities` under a new identity whenever a schema loads or a connection is saved, the same for every
 * component, so that memoised values are computed again, and once.
 */
export function useCapabilitiesLookup(): CapabilitiesLookup {
  return createLookup(useDataRevision("capabilities"), useSavedConnections(), useAllCorrections());
}

// The unused arguments make a new function for new data, which the function reads elsewhere.
const createLookup = memoizeLast(
  (_revision: number, _connections: object, _corrections: object): CapabilitiesLookup =>
    (settings) =>
      resolveCapabilities(settings),
);

/** The request format of some settings: wire, dialect, and the parameters that are sent. */
export function resolveRequestFormat(
  settings: Settings,
  { wire, dialect, source, specs } = resolveCapabilities(settings),
): RequestFormat {
  const adaptations = listRememberedAdaptations(settings);
  const extraJson = omitFromJson(settings.extraJson, getModelCorrections(settings));
  return {
    wire,
    dialect,
    parameters: selectSendable(source, specs, settings.parameters),
    ...(adaptations.length > 0 ? { adaptations } : {}),
    ...(extraJson === settings.extraJson ? {} : { extraJson }),
  };
}
