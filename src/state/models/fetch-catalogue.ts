import { keyHeaders } from "#core/connections/key-headers.ts";
import { readCatalogue } from "#core/models/read-catalogue.ts";
import type { Id } from "#core/conversation/conversation.ts";
import { readJson } from "#core/json.ts";
import { fetchModels } from "#io/http/fetch-models.ts";
import { loadKept, saveKept } from "#io/storage/kept-answers.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import type { Catalogue } from "./catalogue.ts";

const NO_MODELS: Catalogue = { entries: [] };

/**
 * The models a connection offers now, else the last good list of that address. Rejects where the server gives no list
 * and none was kept.
 */
export async function fetchCatalogue(connectionId: Id, signal: AbortSignal): Promise<Catalogue> {
  const { connection, preset, route } = await loadRoute(connectionId);
  if (route.via === "worker" || (route.via === "nowhere" && preset.id !== "aimlapi")) return NO_MODELS;
  // AI/ML API lists its models to anyone, so a missing key is no reason to show none, and no key is sent.
  const isPublic = preset.id === "aimlapi";
  const baseUrl = route.via === "nowhere" ? connection.baseUrl : route.baseUrl;
  const secrets = route.via === "network" && !isPublic ? { ...route.headers, ...keyHeaders(preset, route.key) } : {};
  const keptAs = `models ${connection.baseUrl}`;
  try {
    const answer = await fetchModels(baseUrl, secrets, isPublic, signal);
    const entries = readCatalogue(answer);
    if (entries.length > 0) await saveKept({ key: keptAs, text: JSON.stringify(answer), atMs: Date.now() });
    return { entries };
  } catch (error) {
    const kept = await loadKept(keptAs);
    if (!kept) throw error;
    return { entries: readCatalogue(readJson(kept.text)), keptSinceMs: kept.atMs };
  }
}
