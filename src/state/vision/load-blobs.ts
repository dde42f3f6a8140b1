import { listAttachments } from "#core/conversation/planned-request.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { toBase64 } from "#io/images/to-base64.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

/** The base64 of every picture and document of a request, by hash. Rejects where one is no longer stored. */
export async function loadBlobs(request: ChatRequest): Promise<Record<Sha256, string>> {
  const hashes = new Set(listAttachments(request).map(({ blob }) => blob));
  const loaded = await Promise.all(
    [...hashes].map(async (sha256) => {
      const bytes = await loadBlob(sha256);
      if (!bytes) throw new NotSendable("An image of this conversation is no longer stored in this browser.");
      return [sha256, await toBase64(bytes)] as const;
    }),
  );
  return Object.fromEntries(loaded);
}
