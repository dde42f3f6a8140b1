import { queryOptions, useQuery } from "@tanstack/react-query";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import type { Id } from "#core/vocabulary.ts";
import { queryClient } from "#state/query-client.ts";

const HOUR_MS = 3_600_000;

/** The models of a connection; `cachedSinceMs` is set where its server gave no list now and this is the last good one. */
export type Catalogue = { entries: readonly CatalogueEntry[]; cachedSinceMs?: number };

const NOTHING: Catalogue = { entries: [] };

/** The query for the models of a connection. It fails where the server gives no list and none was stored before. */
export function catalogueQuery(connectionId: Id) {
  return queryOptions({
    queryKey: ["models", connectionId],
    // Not needed to show the page: the code comes with the first list that is wanted.
    queryFn: async ({ signal }): Promise<Catalogue> =>
      (await import("./fetch-catalogue.ts")).fetchCatalogue(connectionId, signal),
    staleTime: ({ state }) => (state.data?.cachedSinceMs ? 0 : HOUR_MS),
    gcTime: HOUR_MS,
  });
}

/** The models of a connection: those in memory, and with `isWanted` fetched; empty until then, and where none are listed. */
export function useCatalogue(connectionId: Id, isWanted: boolean): Catalogue {
  const enabled = isWanted && connectionId !== "demo";
  return useQuery({ ...catalogueQuery(connectionId), enabled }).data ?? NOTHING;
}

/** The models of a connection, fetched at most an hour or `staleTime` ago. Rejects as `catalogueQuery` fails. */
export function loadCatalogue(connectionId: Id, staleTime?: number): Promise<Catalogue> {
  return queryClient.fetchQuery({ ...catalogueQuery(connectionId), ...(staleTime === undefined ? {} : { staleTime }) });
}
