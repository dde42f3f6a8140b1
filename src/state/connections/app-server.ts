import { queryOptions, useQuery } from "@tanstack/react-query";
import type { AppServer } from "#core/connections/resolve-route.ts";
import { fetchAppServer } from "#io/http/fetch-app-server.ts";
import { queryClient } from "#state/query-client.ts";

/** The time after which a page without a server of its own asks for one again. */
const ASK_AGAIN_MS = 10_000;

const QUERY = queryOptions({
  queryKey: ["app-server"],
  queryFn: async ({ signal }): Promise<AppServer | null> => (await fetchAppServer(signal)) ?? null,
  // A page that opened without its server asks again, since that may run by now.
  staleTime: ({ state }) => (state.data ? Infinity : ASK_AGAIN_MS),
});

/** The state of this page's own server, requested by the first request that needs it, and again while there is none. */
export async function loadAppServer(): Promise<AppServer | undefined> {
  return (await queryClient.fetchQuery(QUERY)) ?? undefined;
}

export function useAppServer(): AppServer | undefined {
  return useQuery(QUERY, queryClient).data ?? undefined;
}
