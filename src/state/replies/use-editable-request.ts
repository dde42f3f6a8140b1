import { useQuery } from "@tanstack/react-query";
import type { Id } from "#core/vocabulary.ts";
import { queryClient } from "#state/query-client.ts";
import { type EditableRequest, loadEditableRequest } from "./hand-made-request.ts";

/** The request of a reply as of the first render; a sentence where it cannot be built again; undefined while it loads. */
export function useEditableRequest(replyId: Id): EditableRequest | { reason: string } | undefined {
  const { data, error } = useQuery(
    {
      queryKey: ["editable-request", replyId],
      queryFn: () => loadEditableRequest(replyId),
      staleTime: Infinity,
      gcTime: 0,
      retry: false,
    },
    queryClient,
  );
  return error ? { reason: error.message } : data;
}
