import type { DocumentPart } from "#core/content/part.ts";
import { getDocumentForm } from "#core/wire/document-form.ts";
import { orderParts } from "#core/wire/order-parts.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { planRequest } from "./planned-request.ts";

/**
 * The documents of the request that a reply was sent with, in the order in which a citation counts them: those that went as
 * documents, of all turns.
 */
export function listSentDocuments(conversation: Conversation, reply: Reply): DocumentPart[] {
  const { messages } = planRequest(conversation, [reply]).request;
  const parts = messages.flatMap((message) => orderParts(message));
  return parts
    .flatMap((part) => (part.kind === "tool-result" ? part.parts : [part]))
    .filter((part) => part.kind === "document" && getDocumentForm(part, reply.sentWith) === "document")
    .filter((part) => part.kind === "document");
}
