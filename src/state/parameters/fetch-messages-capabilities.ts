import { parseHost } from "#core/connections/parse-origin.ts";
import type { ClaudeFeatures } from "#core/models/claude-features.ts";
import { guessClaudeFeatures } from "#core/models/claude-features.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import { buildMessagesParameters } from "#core/parameters/messages-parameters.ts";
import type { PublishedSource } from "#core/parameters/spec-source.ts";
import { loadCatalogue } from "#state/connections/catalogue.ts";
import type { ReadyConnection } from "#state/connections/load-route.ts";
import type { CapabilitiesResult } from "./published-capabilities.ts";

/**
 * The capabilities of a Claude model on the messages wire: from the features in Anthropic's own model list, else from those
 * that are known of its version; none for other models. The service is contacted only where it is connected, or with
 * `isRequested`.
 */
export async function fetchMessagesCapabilities(
  { connection, preset, route }: ReadyConnection,
  modelId: string,
  isRequested: boolean,
): Promise<CapabilitiesResult> {
  const isLister = preset.id === "anthropic";
  const catalogue =
    isLister && (route.via !== "nowhere" || isRequested)
      ? await loadCatalogue(connection.id).catch(() => undefined)
      : undefined;
  const listed = findEntry(catalogue?.entries ?? [], modelId);
  if (listed?.features) {
    const origin = {
      origin: catalogue?.cachedSinceMs === undefined ? ("live" as const) : ("kept" as const),
      title: `${parseHost(connection.baseUrl)} · GET /v1/models`,
      atMs: catalogue?.cachedSinceMs ?? Date.now(),
    };
    return { published: build(modelId, listed.features, origin, listed.outputTokens), problem: null };
  }
  const features = guessClaudeFeatures(modelId);
  const problem = isLister && isRequested ? "Anthropic's list of models does not say what this model takes." : null;
  if (!features) return { published: null, problem };
  const title = "Built-in settings of this Claude model in Anthropic’s Messages format.";
  const unpublishedBy = preset.id === "aimlapi" ? preset.name : undefined;
  const published = build(modelId, features, { origin: "built-in", title, atMs: 0 }, undefined, unpublishedBy);
  return { published, problem };
}

function build(
  modelId: string,
  features: ClaudeFeatures,
  origin: Pick<PublishedSource, "origin" | "title" | "atMs">,
  outputTokens: number | undefined,
  unpublishedBy?: string,
) {
  const { specs, rules } = buildMessagesParameters({ modelId, features, outputTokens, unpublishedBy });
  const source: PublishedSource = { ...origin, rules, corrections: [], leftOut: [] };
  return { source, specs, maxParts: Infinity, dialect: "anthropic", wire: "messages" } as const;
}
