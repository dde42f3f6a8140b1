import { useQuery } from "@tanstack/react-query";
import type { AppServer } from "#core/connections/resolve-route.ts";
import { fetchAppServer } from "#io/http/fetch-app-server.ts";
import { queryClient } from "#state/query-client.ts";

const QUERY = {
  queryKey: ["app-server"],
  queryFn: async ({ signal }: { signal: AbortSignal }): Promise<AppServer | null> =>
    (await fetchAppServer(signal)) ?? null,
  staleTime: Infinity,
};

/** The state of this page's own server, requested once, by the first request that needs it. */
export async function loadAppServer(): Promise<AppServer | undefined> {
  return (await queryClient.ensureQueryData(QUERY)) ?? undefined;
}

export function useAppServer(): AppServer | undefined {
  return useQuery(QUERY, queryClient).data ?? undefined;
}
