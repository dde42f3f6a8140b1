import type { QueryCacheNotifyEvent } from "@tanstack/react-query";
import { QueryClient } from "@tanstack/react-query";
import { create } from "zustand";
import { onReset } from "./reset-state.ts";

/**
 * The client that caches data of servers and of the disk. Hooks are given it, not a provider above the page: the page
 * is drawn before this code is loaded. It never waits for the browser to be online, since a server may run here.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

/** The number of changes of data, by the first word of the keys of its queries. */
const useRevisions = create<Record<string, number>>()(() => ({}));

queryClient.getQueryCache().subscribe((event) => {
  if (!changesData(event)) return;
  const name = String(event.query.queryKey[0]);
  useRevisions.setState((revisions) => ({ [name]: (revisions[name] ?? 0) + 1 }));
});

/** True for data that was loaded, set, reset or removed; not for a fetch that begins, nor for an observer. */
function changesData(event: QueryCacheNotifyEvent): boolean {
  if (event.type === "removed") return true;
  return event.type === "updated" && (event.action.type === "success" || event.action.type === "setState");
}

/** A number that grows whenever the data of a query whose key begins with `name` is loaded, set or removed. */
export const getDataRevision = (name: string): number => useRevisions.getState()[name] ?? 0;

/** The result of `getDataRevision`, rendered again when it changes; for values computed from several queries. */
export const useDataRevision = (name: string): number => useRevisions((revisions) => revisions[name] ?? 0);

/** Calls back after each change of the data of queries whose keys begin with `name`, for as long as the page lives. */
export function watchDataRevision(name: string, onChange: () => void): void {
  useRevisions.subscribe((now, before) => {
    if (now[name] !== before[name]) onChange();
  });
}

onReset(() => queryClient.clear());
