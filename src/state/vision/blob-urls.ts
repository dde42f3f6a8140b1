import type { Sha256 } from "#core/vocabulary.ts";
import { useQuery } from "@tanstack/react-query";
import { loadBlob } from "#io/storage/blob-records.ts";
import { queryClient } from "#state/query-client.ts";

const keyOf = (sha256: Sha256) => ["blob-url", sha256];

/** An object URL for stored bytes; undefined while they load, null where they are not stored any more. */
export function useBlobUrl(sha256: Sha256): string | null | undefined {
  // A URL is made once for each picture and lives as long as the page, since its bytes stay on the disk.
  const { data, isError } = useQuery(
    {
      queryKey: keyOf(sha256),
      queryFn: async () => {
        const bytes = await loadBlob(sha256);
        return bytes ? URL.createObjectURL(bytes) : null;
      },
      staleTime: Infinity,
      gcTime: Infinity,
    },
    queryClient,
  );
  return isError ? null : data;
}

/** Loads a picture again whose bytes were missing before and are stored now. */
export function blobSaved(sha256: Sha256): void {
  if (queryClient.getQueryData(keyOf(sha256)) === null) void queryClient.invalidateQueries({ queryKey: keyOf(sha256) });
}
