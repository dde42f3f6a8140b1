import type { Part } from "#core/content/part.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { buildMessages } from "#core/conversation/request-messages.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { toBase64 } from "#io/images/to-base64.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

/** Base64 of every picture and document that a reply is asked with. Rejects, naming it, where one is not kept any more. */
export async function loadBlobsOf(conversation: Conversation, reply: Reply): Promise<Record<Sha256, string>> {
  const hashes = new Set(listAttachments(conversation, reply).map(({ blob }) => blob));
  const loaded = await Promise.all(
    [...hashes].map(async (sha256) => {
      const bytes = await loadBlob(sha256);
      if (!bytes) throw new NotSendable("A picture of this conversation is not kept in this browser any more.");
      return [sha256, await toBase64(bytes)] as const;
    }),
  );
  return Object.fromEntries(loaded);
}

type Attachment = Extract<Part, { kind: "image" | "document" }>;

/** Every picture and document that a reply is asked with. */
export function listAttachments(conversation: Conversation, reply: Reply): Attachment[] {
  return buildMessages(conversation, reply)
    .flatMap(({ parts }) => parts)
    .filter((part) => part.kind === "image" || part.kind === "document");
}
