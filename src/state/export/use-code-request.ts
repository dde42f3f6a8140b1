import { useQuery } from "@tanstack/react-query";
import type { Id } from "#core/vocabulary.ts";
import { queryClient } from "#state/query-client.ts";
import type { CodeRequest } from "./code-request.ts";
import { loadCodeRequest } from "./code-request.ts";

/** The request that Run would send, as of the first render; undefined while its pictures load. */
export function useCodeRequest(variantId: Id): CodeRequest | undefined {
  return useQuery(
    {
      queryKey: ["code-request", variantId],
      queryFn: () => loadCodeRequest(variantId),
      staleTime: Infinity,
      // Nothing reports changes of the draft or the settings, so the request is built anew for each dialog.
      gcTime: 0,
    },
    queryClient,
  ).data;
}
