import { useQuery } from "@tanstack/react-query";
import type { Id } from "#core/vocabulary.ts";
import { queryClient } from "#state/query-client.ts";
import type { CodeRequest } from "./code-request.ts";
import { loadCodeRequest, loadReplyCode } from "./code-request.ts";

/** The request that Run would send, as of the first render, or that of a reply; undefined while its pictures load. */
export function useCodeRequest(variantId: Id, replyId?: Id): CodeRequest | undefined {
  return useQuery(
    {
      queryKey: ["code-request", variantId, replyId],
      queryFn: () => (replyId === undefined ? loadCodeRequest(variantId) : loadReplyCode(replyId)),
      staleTime: Infinity,
      // Nothing reports changes of the draft or the settings, so the request is built anew for each dialog.
      gcTime: 0,
    },
    queryClient,
  ).data;
}
