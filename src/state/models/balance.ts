import { queryOptions, useQuery } from "@tanstack/react-query";
import { formatUsd } from "#core/format.ts";
import type { Id } from "#core/vocabulary.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { queryClient } from "#state/query-client.ts";

const TIMEOUT_MS = 20_000;

/**
 * The query for the balance of a connection's account, as a sentence. It runs only on request, and fails with a
 * sentence. Another key may belong to another account, so saving a connection resets the query.
 */
export function balanceQuery(connectionId: Id) {
  return queryOptions({
    queryKey: ["balance", connectionId],
    queryFn: ({ signal }) => loadBalance(connectionId, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])),
    enabled: false,
    gcTime: Infinity,
  });
}

/** The balance that was last read with the key of a connection, as a sentence. */
export const useKnownBalance = (connectionId: Id): string | undefined =>
  useQuery(balanceQuery(connectionId), queryClient).data;

/** The last known balance as a sentence, and a function that requests it. */
export function useBalance(connectionId: Id): { sentence: string; isLoading: boolean; load: () => void } {
  const { data = "", error, isFetching, refetch } = useQuery(balanceQuery(connectionId), queryClient);
  return { sentence: error?.message ?? data, isLoading: isFetching, load: () => void refetch() };
}

async function loadBalance(connectionId: Id, signal: AbortSignal): Promise<string> {
  const { route } = await loadRoute(connectionId);
  if (route.via === "nowhere" && route.missing === "lock") throw new Error("Unlock your keys under Connections first.");
  if (route.via !== "network" && route.via !== "app-server") throw new Error("Enter an API key first.");
  const rootUrl = route.baseUrl.replace(/\/v\d+$/, "");
  const result = await import("#io/http/fetch-balance.ts")
    .then(({ fetchBalance }) => fetchBalance(rootUrl, route.key, createKnownRedactor(), signal))
    .catch(() => undefined);
  if (!result) throw new Error("The service did not return a balance.");
  if ("amount" in result)
    return result.currency === "USD"
      ? `${formatUsd(result.amount)} left.`
      : `${result.amount} ${result.currency} left.`;
  throw new Error(
    result.status === 401 || result.status === 403
      ? "This key has no permission to read the balance."
      : `The service answered with status ${result.status}.`,
  );
}
