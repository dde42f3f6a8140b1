import * as v from "valibot";
import { parseHost } from "#core/connections/parse-origin.ts";
import { parseJson } from "#core/json.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import type { Id } from "#core/vocabulary.ts";
import { fetchDocument } from "#io/http/fetch-document.ts";
import { loadCachedResponse, saveCachedResponse } from "#io/storage/response-cache.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { loadCatalogue } from "#state/connections/catalogue.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { queryClient } from "#state/query-client.ts";
import { loadGivenCapabilities } from "./given-documents.ts";
import { parsePublishedCapabilities } from "./parse-published-capabilities.ts";
import type { PublishedCapabilities } from "./loaded-capabilities.ts";
import { fetchListedCapabilities } from "./fetch-listed-capabilities.ts";
import { fetchMessagesCapabilities } from "./fetch-messages-capabilities.ts";
import type { CapabilitiesResult } from "./published-capabilities.ts";
import { capabilitiesQuery } from "./published-capabilities.ts";

const STORED = v.object({ from: v.string(), text: v.string() });

const keyOf = (connectionId: Id, modelId: string) => `schema ${connectionId} ${modelId}`;

/**
 * The capabilities of a model for `capabilitiesQuery`. Those of an earlier document apply until the service responds.
 */
export async function fetchCapabilities(
  connectionId: Id,
  modelId: string,
  isRequested: boolean,
  signal: AbortSignal,
): Promise<CapabilitiesResult> {
  const given = await loadGivenCapabilities(connectionId, modelId);
  const { connection, preset, route } = await loadRoute(connectionId);
  if (given?.wire === connection.wire) return { published: given, problem: null };
  if (connection.wire === "messages")
    return fetchMessagesCapabilities({ connection, preset, route }, modelId, isRequested);
  if (preset.id === "openrouter") return fetchListedCapabilities({ connection, preset, route }, modelId, isRequested);
  // No other service tells where its schemas are.
  if (preset.id !== "aimlapi")
    return { published: null, problem: "Only AI/ML API and OpenRouter publish a list of settings for each model." };
  const { queryKey } = capabilitiesQuery(connectionId, modelId);
  const before =
    queryClient.getQueryData(queryKey)?.published ?? (await loadStoredCapabilities(connectionId, modelId)) ?? null;
  // No service is contacted before the user has connected it.
  if (route.via === "nowhere" && !isRequested) return { published: before, problem: null };
  if (before && !signal.aborted) queryClient.setQueryData(queryKey, { published: before, problem: null });
  const live = await fetchLiveCapabilities(connectionId, modelId, signal);
  return "problem" in live ? { published: before, problem: live.problem } : { published: live, problem: null };
}

/** The capabilities from the stored schema of a model; undefined where there is none or it is invalid. */
async function loadStoredCapabilities(connectionId: Id, modelId: string): Promise<PublishedCapabilities | undefined> {
  const cached = await loadCachedResponse(keyOf(connectionId, modelId));
  const stored = v.safeParse(STORED, parseJson(cached?.text ?? ""));
  if (!cached || !stored.success) return undefined;
  const { from, text } = stored.output;
  const capabilities = parsePublishedCapabilities(text, modelId, { origin: "kept", atMs: cached.atMs, from });
  return "problem" in capabilities ? undefined : capabilities;
}

/**
 * The capabilities from the schema that the service publishes now, which is stored; or the reason why there are none.
 */
async function fetchLiveCapabilities(
  connectionId: Id,
  modelId: string,
  signal: AbortSignal,
): Promise<PublishedCapabilities | { problem: string }> {
  const { entries } = await loadCatalogue(connectionId).catch(() => ({ entries: [] }));
  if (entries.length === 0) return { problem: "The service did not return its list of models." };
  const listed = findEntry(entries, modelId);
  if (!listed) return { problem: "The service does not list this model." };
  const { docsUrl } = listed;
  if (docsUrl === undefined) return { problem: "The service publishes no settings for this model." };
  const from = parseHost(docsUrl);
  try {
    const text = await fetchDocument(docsUrl, createKnownRedactor(), signal);
    const atMs = Date.now();
    const capabilities = parsePublishedCapabilities(text, modelId, { origin: "live", atMs, from });
    if ("problem" in capabilities)
      return { problem: `The published settings could not be read. ${capabilities.problem}` };
    await saveCachedResponse({ key: keyOf(connectionId, modelId), text: JSON.stringify({ from, text }), atMs });
    return capabilities;
  } catch {
    return { problem: `The settings could not be loaded from ${from}.` };
  }
}
