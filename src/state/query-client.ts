import { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { onReset } from "./reset-state.ts";

/** What a server or the disk owns, held for as long as it is fresh. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: "always" },
  },
});

/** A text that changes whenever the data of a query came or went whose key begins with `name`. */
export function getDataRevision(name: string): string {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: [name] })
    .map(({ queryHash, state }) => `${queryHash} ${state.dataUpdatedAt} ${state.dataUpdateCount}`)
    .join();
}

/** `getDataRevision`, rendered again when it changes: for values that are computed from several queries. */
export function useDataRevision(name: string): string {
  return useSyncExternalStore(subscribeToQueries, () => getDataRevision(name));
}

function subscribeToQueries(onChange: () => void): () => void {
  return queryClient.getQueryCache().subscribe(onChange);
}

onReset(() => queryClient.clear());
