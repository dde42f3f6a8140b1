import { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { onReset } from "./reset-state.ts";

/** The client that caches data of servers and of the disk. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: "always" },
  },
});

/** A text that changes whenever the data of a query whose key begins with `name` is loaded or removed. */
export function getDataRevision(name: string): string {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: [name] })
    .map(({ queryHash, state }) => `${queryHash} ${state.dataUpdatedAt} ${state.dataUpdateCount}`)
    .join();
}

/** The result of `getDataRevision`, rendered again when it changes; for values computed from several queries. */
export function useDataRevision(name: string): string {
  return useSyncExternalStore(subscribeToQueries, () => getDataRevision(name));
}

function subscribeToQueries(onChange: () => void): () => void {
  return queryClient.getQueryCache().subscribe(onChange);
}

onReset(() => queryClient.clear());
