import { useQuery } from "@tanstack/react-query";
import type { Sha256 } from "#core/vocabulary.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import { queryClient } from "#state/query-client.ts";

/** The text stored under a hash; null where it is not stored any more. */
export async function loadStoredText(sha256: Sha256): Promise<string | null> {
  return (await (await loadBlob(sha256))?.text()) ?? null;
}

/** The text stored under a hash; undefined while it loads, null where it is not stored any more. */
export function useStoredText(sha256: Sha256): string | null | undefined {
  const { data, isError } = useQuery(
    { queryKey: ["stored-text", sha256], queryFn: () => loadStoredText(sha256), staleTime: Infinity, gcTime: 0 },
    queryClient,
  );
  return isError ? null : data;
}
