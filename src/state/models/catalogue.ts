import { useQueries, useQuery } from "@tanstack/react-query";
import type { CatalogueEntry } from "#core/models/read-catalogue.ts";
import type { Id } from "#core/conversation/conversation.ts";
import { queryClient } from "#state/query-client.ts";

const HOUR_MS = 3_600_000;
const NO_MODELS: readonly CatalogueEntry[] = [];

const queryOf = (connectionId: Id) => ({
  queryKey: ["models", connectionId],
  // Not needed to show the page: it comes with the first list that is wanted.
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await import("./fetch-catalogue.ts")).fetchCatalogue(connectionId, signal),
  gcTime: HOUR_MS,
});

/** The models a connection offers; empty until asked for, and where its server lists none. */
export function useCatalogue(connectionId: Id, isWanted: boolean): readonly CatalogueEntry[] {
  const isEnabled = isWanted && connectionId !== "demo";
  return useQuery({ ...queryOf(connectionId), enabled: isEnabled, staleTime: HOUR_MS }).data ?? NO_MODELS;
}

/** The models of some connections, by connection, as far as they were asked for elsewhere. */
export function useCatalogues(connectionIds: readonly Id[]): Record<Id, readonly CatalogueEntry[]> {
  return useQueries({
    queries: connectionIds.map((id) => ({ ...queryOf(id), enabled: false, staleTime: HOUR_MS })),
    combine: (answers) =>
      Object.fromEntries(connectionIds.map((id, place) => [id, answers[place]?.data ?? NO_MODELS])),
  });
}

/** The models a connection offers, as of a minute ago at most. Rejects where the server gives no list. */
export function loadCatalogue(connectionId: Id): Promise<readonly CatalogueEntry[]> {
  return queryClient.fetchQuery({ ...queryOf(connectionId), staleTime: 60_000 });
}
