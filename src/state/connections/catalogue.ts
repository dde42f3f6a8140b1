import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import type { Id } from "#core/vocabulary.ts";
import { queryClient } from "#state/query-client.ts";

const HOUR_MS = 3_600_000;

/**
 * The models of a connection; `cachedSinceMs` is set where the server gave no list now and this is the last good one.
 * `problem` says as a sentence why it gave none.
 */
export type Catalogue = { entries: readonly CatalogueEntry[]; cachedSinceMs?: number; problem?: string };

const NOTHING: Catalogue = { entries: [] };

/** The query for the models of a connection. It fails where the server gives no list and none is stored. */
export function catalogueQuery(connectionId: Id) {
  return queryOptions({
    queryKey: ["models", connectionId],
    // Not needed to show the page: the code is fetched with the first list.
    queryFn: async ({ signal }): Promise<Catalogue> =>
      (await import("./fetch-catalogue.ts")).fetchCatalogue(connectionId, signal),
    staleTime: ({ state }) => (state.data?.cachedSinceMs ? 0 : HOUR_MS),
    gcTime: HOUR_MS,
    // Comparing tens of thousands of models with those of an hour ago takes longer than drawing them again.
    structuralSharing: false,
  });
}

/** The models of a connection from memory, fetched where `isWanted`; empty until then and where none are listed. */
export function useCatalogue(connectionId: Id, isWanted: boolean): Catalogue {
  const enabled = isWanted && connectionId !== "demo";
  const { data, error } = useQuery({ ...catalogueQuery(connectionId), enabled }, queryClient);
  const problem = error?.message;
  return useMemo(() => data ?? (problem === undefined ? NOTHING : { ...NOTHING, problem }), [data, problem]);
}

/** The models of a connection, fetched at most an hour or `staleTime` ago. Rejects where `catalogueQuery` fails. */
export function loadCatalogue(connectionId: Id, staleTime?: number): Promise<Catalogue> {
  return queryClient.fetchQuery({ ...catalogueQuery(connectionId), ...(staleTime === undefined ? {} : { staleTime }) });
}
