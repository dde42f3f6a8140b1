import type { ImagePart } from "#core/content/part.ts";
import { listAttachments } from "#core/conversation/planned-request.ts";
import { getImageLimits } from "#core/models/image-limits.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { toBase64 } from "#io/images/to-base64.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import { onReset } from "#state/reset-state.ts";

/** A smaller copy with its bytes as base64; its format may be another one than that of its picture. */
type DrawnCopy = { part: ImagePart; base64: string };

/** Copies that were drawn last, since the samples of a cell send the same. They are not stored. */
const drawn = new Map<Sha256, Promise<DrawnCopy>>();
const MAX_DRAWN = 12;
onReset(() => drawn.clear());

/**
 * A request with the base64 of every picture and document, by hash. Smaller copies that are not stored are drawn. Rejects
 * where a file is no longer stored, or a copy cannot be drawn.
 */
export async function loadAttachments(request: ChatRequest): Promise<ChatRequest> {
  const attachments = listAttachments(request);
  const copies = new Map<Sha256, DrawnCopy>();
  for (const part of attachments)
    if (part.kind === "image" && part.drawnFrom && !copies.has(part.blob))
      copies.set(part.blob, await drawOnce(part, request.model));
  const hashes = new Set(attachments.map(({ blob }) => blob).filter((blob) => !copies.has(blob)));
  const loaded = await Promise.all(
    [...hashes].map(async (sha256) => {
      const bytes = await loadBlob(sha256);
      if (!bytes) throw new NotSendable("An image of this conversation is no longer stored in this browser.");
      return [sha256, await toBase64(bytes)] as const;
    }),
  );
  const blobs = Object.fromEntries([...loaded, ...[...copies].map(([blob, { base64 }]) => [blob, base64] as const)]);
  if (copies.size === 0) return { ...request, blobs };
  const messages = request.messages.map((message) => ({
    ...message,
    parts: message.parts.map((part) => (part.kind === "image" ? (copies.get(part.blob)?.part ?? part) : part)),
  }));
  return { ...request, messages, blobs };
}

/** A copy for a model, drawn once while it is among the last ones. */
async function drawOnce(part: ImagePart, model: string): Promise<DrawnCopy> {
  const limits = getImageLimits(model);
  const key = `${part.blob} ${limits.base64Bytes}`;
  const copy = drawn.get(key) ?? draw(part, limits);
  drawn.delete(key);
  drawn.set(key, copy);
  for (const oldest of [...drawn.keys()].slice(0, -MAX_DRAWN)) drawn.delete(oldest);
  try {
    return await copy;
  } catch (error) {
    drawn.delete(key);
    const why = error instanceof Error ? error.message : String(error);
    throw new NotSendable(`An image could not be drawn at ${part.widthPx}×${part.heightPx}: ${why}.`);
  }
}

async function draw(part: ImagePart, limits: ReturnType<typeof getImageLimits>): Promise<DrawnCopy> {
  const { drawCopy } = await import("./drawings.ts");
  const { drawnFrom, ...rest } = part;
  const { bytes, kind, size } = await drawCopy(drawnFrom ?? part, part, limits);
  const mediaType = `image/${kind}`;
  return { part: { ...rest, ...size, mediaType }, base64: await toBase64(new Blob([bytes], { type: mediaType })) };
}
