import { useQuery } from "@tanstack/react-query";
import type { Sha256 } from "#core/content/part.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

/** An address under which the page can show kept bytes; undefined while they load, null where they are gone. */
export function useBlobUrl(sha256: Sha256): string | null | undefined {
  // An address is made once for each picture and lives as long as the page: what it points to stays on the disk.
  return useQuery({
    queryKey: ["blob-url", sha256],
    queryFn: async () => {
      const bytes = await loadBlob(sha256);
      return bytes ? URL.createObjectURL(bytes) : null;
    },
    staleTime: Infinity,
    gcTime: Infinity,
  }).data;
}
