import { useQuery } from "@tanstack/react-query";
import type { Id } from "#core/vocabulary.ts";
import type { CodeRequest } from "./code-request.ts";
import { loadCodeRequest } from "./code-request.ts";

/** The request that Run would send, as it was when this was first shown; undefined while its pictures are loaded. */
export function useCodeRequest(variantId: Id): CodeRequest | undefined {
  return useQuery({
    queryKey: ["code-request", variantId],
    queryFn: () => loadCodeRequest(variantId),
    staleTime: Infinity,
    // Nothing tells when the draft or the settings change it: it is built anew each time it is shown.
    gcTime: 0,
  }).data;
}
