import { parseHost } from "#core/connections/parse-origin.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import { buildListedParameters } from "#core/parameters/listed-parameters.ts";
import { loadCatalogue } from "#state/connections/catalogue.ts";
import type { ReadyConnection } from "#state/connections/load-route.ts";
import type { CapabilitiesResult } from "./published-capabilities.ts";

/**
 * The capabilities of a model from a model list that names the parameters of each, as OpenRouter's does. The service is
 * contacted only where it is connected, or with `isRequested`.
 */
export async function fetchListedCapabilities(
  { connection, route }: ReadyConnection,
  modelId: string,
  isRequested: boolean,
): Promise<CapabilitiesResult> {
  if (route.via === "nowhere" && !isRequested) return { published: null, problem: null };
  const catalogue = await loadCatalogue(connection.id).catch(() => undefined);
  if (!catalogue) return { published: null, problem: "The service did not return its list of models." };
  const listed = findEntry(catalogue.entries, modelId);
  if (!listed) return { published: null, problem: "The service does not list this model." };
  const { parameters: names, outputTokens, reasoning } = listed;
  if (!names) return { published: null, problem: "The service’s list does not say what this model takes." };
  const { specs, rules, leftOut } = buildListedParameters({ names, outputTokens, reasoning });
  const source = {
    origin: catalogue.cachedSinceMs === undefined ? ("live" as const) : ("kept" as const),
    title: `${parseHost(connection.baseUrl)} · GET /models`,
    atMs: catalogue.cachedSinceMs ?? Date.now(),
    rules,
    corrections: [],
    leftOut,
  };
  return {
    published: { source, specs, maxParts: Infinity, dialect: "openai", wire: "chat-completions" },
    problem: null,
  };
}
