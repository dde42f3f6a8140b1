import type { Connection } from "#core/connections/connection.ts";
import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { resolveDialect } from "#core/connections/resolve-dialect.ts";
import type { OwnList } from "#core/parameters/own-lists.ts";
import { OWN_STARTS, selectOwnList } from "#core/parameters/own-lists.ts";
import type { Dialect, Id, Parameters } from "#core/vocabulary.ts";
import { getConnection } from "#state/connections/connections.ts";
import { getPublishedCapabilities } from "./loaded-capabilities.ts";

/** The parameters of a model in a new conversation; all others are not sent. */
export function getStartParameters(connectionId: Id, modelId: string): Parameters {
  const connection = getConnection(connectionId);
  if (connection.wire === "predict") return {};
  const published = getPublishedCapabilities(connectionId, modelId);
  if (published?.wire !== connection.wire) return OWN_STARTS[resolveOwnList(connection, modelId).list];
  return Object.fromEntries(published.specs.flatMap(({ path, start }) => (start === undefined ? [] : [[path, start]])));
}

/** The dialect and the own list of parameters for a model, as used without its published schema. */
export function resolveOwnList(
  { presetId, wire }: Pick<Connection, "presetId" | "wire">,
  modelId: string,
): { dialect: Dialect; list: OwnList } {
  const preset: Preset = PRESETS[presetId];
  const dialect = wire === "messages" ? "anthropic" : resolveDialect(preset, modelId);
  return { dialect, list: selectOwnList(modelId, dialect, preset.id === "demo") };
}
