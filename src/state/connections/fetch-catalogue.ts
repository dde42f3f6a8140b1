import { buildAuthHeaders } from "#core/connections/build-auth-headers.ts";
import { parseCatalogue } from "#core/models/parse-catalogue.ts";
import { parseJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { fetchModels } from "#io/http/fetch-models.ts";
import { loadCachedResponse, saveCachedResponse } from "#io/storage/response-cache.ts";
import { createKnownRedactor } from "./create-known-redactor.ts";
import { loadRoute } from "./load-route.ts";
import type { Catalogue } from "./catalogue.ts";

const NO_MODELS: Catalogue = { entries: [] };

/**
 * The models that a connection offers now, else the last good list of its address. Rejects where the server gives no
 * list and none is stored.
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
    const response = await fetchModels(baseUrl, secrets, isPublic, createKnownRedactor(), signal);
    const entries = parseCatalogue(response);
    if (entries.length > 0)
      await saveCachedResponse({ key: cacheKey, text: JSON.stringify(response), atMs: Date.now() });
    return { entries };
  } catch (error) {
    const cached = await loadCachedResponse(cacheKey);
    if (!cached) throw error;
    return { entries: parseCatalogue(parseJson(cached.text)), cachedSinceMs: cached.atMs };
  }
}
