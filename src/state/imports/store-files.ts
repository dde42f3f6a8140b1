import type { Attachment, PictureAttachment } from "#core/content/attachment.ts";
import type { DocumentPart, Part } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getConversationImageLimits } from "#core/conversation/conversation-image-limits.ts";
import type { TakenConversation } from "#io/imports/import-command.ts";
import { newId } from "#io/browser/new-id.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { makeAttachment } from "#state/vision/make-attachment.ts";

/** A conversation whose pictures and documents are stored, the attachments of its draft, and the reasons of refusals. */
type StoredFiles = { conversation: Conversation; attachments: Attachment[]; refusals: string[] };

/** Stores the pictures and documents of a conversation under their hashes. What cannot be read is left out and said. */
export async function storeFiles({ conversation, draft, files }: TakenConversation): Promise<StoredFiles> {
  const limits = getConversationImageLimits(conversation);
  const refusals: string[] = [];
  const made = new Map<string, Promise<PictureAttachment | undefined>>();

  function make(part: Extract<Part, { kind: "image" }>): Promise<PictureAttachment | undefined> {
    const known = made.get(part.blob);
    if (known) return known;
    const making = makePicture(part);
    made.set(part.blob, making);
    return making;
  }

  async function makePicture({ blob, mediaType, alt }: Extract<Part, { kind: "image" }>) {
    const name = `picture ${made.size + 1}`;
    const file = new File([files[blob] ?? new Uint8Array()], name, { type: mediaType });
    const outcome = await makeAttachment(file, name, limits, alt);
    if (outcome.ok) return outcome.attachment;
    refusals.push(outcome.reason);
    return undefined;
  }

  async function storePart(part: Part): Promise<Part[]> {
    if (part.kind === "image") {
      const attachment = await make(part);
      return attachment ? [attachment.part] : [];
    }
    if (part.kind === "tool-result") return [{ ...part, parts: await storeParts(part.parts) }];
    return [part.kind === "document" ? await storeDocument(part) : part];
  }

  async function storeDocument(part: DocumentPart): Promise<DocumentPart> {
    const bytes = files[part.blob] ?? new Uint8Array();
    const sha256 = await hashBytes(bytes);
    await saveBlob(sha256, new Blob([bytes], { type: part.mediaType }));
    return { ...part, blob: sha256, sizeBytes: bytes.length };
  }

  async function attach(part: Part): Promise<Attachment | undefined> {
    if (part.kind === "image") return make(part);
    if (part.kind !== "document") return undefined;
    const stored = await storeDocument(part);
    return { id: newId(), part: stored, name: stored.name, sizeBytes: stored.sizeBytes ?? 0, notes: [] };
  }

  async function storeParts(parts: readonly Part[]): Promise<Part[]> {
    const stored: Part[] = [];
    for (const part of parts) stored.push(...(await storePart(part)));
    return stored;
  }

  const attachments: Attachment[] = [];
  for (const part of draft.pictures) {
    const attachment = await attach(part);
    if (attachment) attachments.push(attachment);
  }
  // Most conversations have no files, and nothing of them is made anew.
  if (Object.keys(files).length === 0) return { conversation, attachments, refusals };
  const turns: Conversation["turns"] = {};
  for (const [id, turn] of Object.entries(conversation.turns))
    turns[id] = { ...turn, parts: await storeParts(turn.parts) };
  const replies: Conversation["replies"] = {};
  for (const [id, reply] of Object.entries(conversation.replies))
    replies[id] = { ...reply, parts: await storeParts(reply.parts) };
  return { conversation: { ...conversation, turns, replies }, attachments, refusals };
}
