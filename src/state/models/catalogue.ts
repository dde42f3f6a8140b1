import { useQuery } from "@tanstack/react-query";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import type { Id } from "#core/vocabulary.ts";
import { queryClient } from "#state/query-client.ts";

const HOUR_MS = 3_600_000;

/** The models of a connection, and since when, where its server could not be asked now and this is its last good list. */
export type Catalogue = { entries: readonly CatalogueEntry[]; cachedSinceMs?: number };

const NOTHING: Catalogue = { entries: [] };

const queryOf = (connectionId: Id) => ({
  queryKey: ["models", connectionId],
  // Not needed to show the page: it comes with the first list that is wanted.
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Catalogue> =>
    (await import("./fetch-catalogue.ts")).fetchCatalogue(connectionId, signal),
  staleTime: ({ state }: { state: { data: Catalogue | undefined } }) => (state.data?.cachedSinceMs ? 0 : HOUR_MS),
  gcTime: HOUR_MS,
});

/** The models a connection offers; empty until asked for, and where its server lists none. */
export function useCatalogue(connectionId: Id, isWanted: boolean): Catalogue {
  const isEnabled = isWanted && connectionId !== "demo";
  return useQuery({ ...queryOf(connectionId), enabled: isEnabled }).data ?? NOTHING;
}

/** The models a connection offers, as of an hour or `staleTime` ago at most. Rejects where the server gives no list and none was kept. */
export async function loadCatalogue(connectionId: Id, staleTime?: number): Promise<Catalogue> {
  return queryClient.fetchQuery({ ...queryOf(connectionId), ...(staleTime === undefined ? {} : { staleTime }) });
}
