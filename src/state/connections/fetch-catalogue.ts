import { buildAuthHeaders } from "#core/connections/build-auth-headers.ts";
import { parseHost } from "#core/connections/parse-origin.ts";
import type { UnreadList } from "#core/models/explain-unread-list.ts";
import { explainUnreadList } from "#core/models/explain-unread-list.ts";
import { parseFailure } from "#core/wire/parse-failure.ts";
import { parseJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { ModelListError } from "#io/http/fetch-models.ts";
import { TooLargeError } from "#io/http/response-body.ts";
import { loadCachedResponse, saveCachedResponse } from "#io/storage/response-cache.ts";
import { createKnownRedactor } from "./create-known-redactor.ts";
import { loadRoute } from "./load-route.ts";
import { fetchModelList, listModelAddresses, NoModelList } from "./fetch-model-list.ts";
import { parseCatalogueInTurns } from "./parse-catalogue-in-turns.ts";
import type { Catalogue } from "./catalogue.ts";

const NO_MODELS: Catalogue = { entries: [] };

/**
 * The models that a connection offers now, else the last good list of its address. Rejects with the reason as a sentence
 * where the server gives no list and none is stored.
 */
export async function fetchCatalogue(connectionId: Id, signal: AbortSignal): Promise<Catalogue> {
  const { connection, preset, route } = await loadRoute(connectionId);
  if (route.via === "worker" || (route.via === "nowhere" && preset.id !== "aimlapi")) return NO_MODELS;
  // AI/ML API lists its models without a key, so a missing key is no reason to show none, and no key is sent.
  const isPublic = preset.id === "aimlapi";
  const baseUrl = route.via === "nowhere" ? connection.baseUrl : route.baseUrl;
  const secrets =
    route.via === "network" && !isPublic ? { ...route.headers, ...buildAuthHeaders(preset, route.key) } : {};
  const cacheKey = `models ${connection.baseUrl}`;
  try {
    const addresses = listModelAddresses(preset, baseUrl);
    const { text, entries } = await fetchModelList(addresses, secrets, createKnownRedactor(), signal);
    if (entries.length > 0) await saveCachedResponse({ key: cacheKey, text, atMs: Date.now() });
    return { entries };
  } catch (error) {
    const problem = explainUnreadList(findCause(error), parseHost(baseUrl));
    const cached = await loadCachedResponse(cacheKey);
    const entries = await parseCatalogueInTurns(parseJson(cached?.text ?? ""));
    if (!cached || !entries) throw new Error(problem, { cause: error });
    return { entries, cachedSinceMs: cached.atMs, problem };
  }
}

function findCause(error: unknown): UnreadList {
  if (error instanceof NoModelList) return { kind: "no-list" };
  if (error instanceof TooLargeError) return { kind: "too-large" };
  if (error instanceof SyntaxError) return { kind: "no-json" };
  if (!(error instanceof ModelListError)) return { kind: "no-response" };
  const { serverMessage } = parseFailure(error.status, error.contentType, error.bodyText);
  return { kind: "refused", status: error.status, serverMessage };
}
