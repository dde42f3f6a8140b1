import { useQueries, useQuery } from "@tanstack/react-query";
import type { CatalogueEntry } from "#core/models/read-catalogue.ts";
import { readCatalogue } from "#core/models/read-catalogue.ts";
import type { Id } from "#core/conversation/conversation.ts";
import { fetchModels } from "#io/http/fetch-models.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { queryClient } from "#state/query-client.ts";

const HOUR_MS = 3_600_000;
const NO_MODELS: readonly CatalogueEntry[] = [];

/** The models a connection offers; empty until asked for, and where its server lists none. */
export function useCatalogue(connectionId: Id, isWanted: boolean): readonly CatalogueEntry[] {
  return useQuery(queryOf(connectionId, isWanted)).data ?? NO_MODELS;
}

/** The models of some connections, by connection, as far as they were asked for elsewhere. */
export function useCatalogues(connectionIds: readonly Id[]): Record<Id, readonly CatalogueEntry[]> {
  return useQueries({
    queries: connectionIds.map((id) => queryOf(id, false)),
    combine: (answers) =>
      Object.fromEntries(connectionIds.map((id, place) => [id, answers[place]?.data ?? NO_MODELS])),
  });
}

function queryOf(connectionId: Id, isWanted: boolean) {
  return {
    queryKey: ["models", connectionId],
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchCatalogue(connectionId, signal),
    enabled: isWanted && connectionId !== "demo",
    staleTime: HOUR_MS,
    gcTime: HOUR_MS,
  };
}

/** The models a connection offers, as of a minute ago at most. Rejects where the server gives no list. */
export function loadCatalogue(connectionId: Id): Promise<readonly CatalogueEntry[]> {
  return queryClient.fetchQuery({
    queryKey: ["models", connectionId],
    queryFn: ({ signal }) => fetchCatalogue(connectionId, signal),
    staleTime: 60_000,
    gcTime: HOUR_MS,
  });
}

/** The models a connection offers. Rejects where the server gives no list. */
async function fetchCatalogue(
  connectionId: Id,
  signal: AbortSignal,
): Promise<readonly CatalogueEntry[]> {
  const { connection, preset, route } = await loadRoute(connectionId);
  if (route.via === "worker" || (route.via === "nowhere" && preset.id !== "aimlapi")) return NO_MODELS;
  // AI/ML API lists its models to anyone, so a missing key is no reason to show none, and no key is sent.
  const isPublic = preset.id === "aimlapi";
  const baseUrl = route.via === "nowhere" ? connection.baseUrl : route.baseUrl;
  const secrets = route.via === "network" && !isPublic ? route : { key: undefined };
  return readCatalogue(await fetchModels(baseUrl, secrets, isPublic, signal));
}
