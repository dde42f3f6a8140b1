import { keyHeaders } from "#core/connections/key-headers.ts";
import type { Id } from "#core/conversation/conversation.ts";
import type { CatalogueEntry } from "#core/models/read-catalogue.ts";
import { readCatalogue } from "#core/models/read-catalogue.ts";
import { fetchModels } from "#io/http/fetch-models.ts";
import { loadRoute } from "#state/connections/load-route.ts";

/** The models a connection offers. Rejects where the server gives no list. */
export async function fetchCatalogue(connectionId: Id, signal: AbortSignal): Promise<readonly CatalogueEntry[]> {
  const { connection, preset, route } = await loadRoute(connectionId);
  if (route.via === "worker" || (route.via === "nowhere" && preset.id !== "aimlapi")) return [];
  // AI/ML API lists its models to anyone, so a missing key is no reason to show none, and no key is sent.
  const isPublic = preset.id === "aimlapi";
  const baseUrl = route.via === "nowhere" ? connection.baseUrl : route.baseUrl;
  const secrets = route.via === "network" && !isPublic ? { ...route.headers, ...keyHeaders(preset, route.key) } : {};
  return readCatalogue(await fetchModels(baseUrl, secrets, isPublic, signal));
}
