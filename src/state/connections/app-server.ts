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

/** What the server of this page said of its key; asked once, at the first call. */
export async function loadAppServer(): Promise<AppServer | undefined> {
  return (await queryClient.ensureQueryData(QUERY)) ?? undefined;
}

export function useAppServer(): AppServer | undefined {
  return useQuery(QUERY).data ?? undefined;
}
