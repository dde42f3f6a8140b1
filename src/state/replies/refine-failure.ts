import type { Reply } from "#core/conversation/conversation.ts";
import { listAttachments } from "#core/conversation/planned-request.ts";
import { resolveSentModel } from "#core/conversation/sent-request.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { Failure } from "#core/wire/failure.ts";
import { loadCatalogue } from "#state/connections/catalogue.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

const MINUTE_MS = 60_000;

/**
 * Tells the causes of a bare "not found" apart: where the service lists its models without this one, the model is
 * unknown, else the address is wrong.
 */
export async function distinguishNotFound(failure: Failure, reply: Reply): Promise<Failure> {
  if (failure.kind !== "wrong-address" || failure.status !== 404) return failure;
  const modelId = resolveSentModel(reply);
  try {
    const { entries, cachedSinceMs } = await loadCatalogue(reply.sentWith.connectionId, MINUTE_MS);
    // An older list proves nothing about now.
    if (cachedSinceMs !== undefined) return failure;
    const isListed = entries.some(({ id, aliases }) => id === modelId || aliases.includes(modelId));
    return entries.length > 0 && !isListed ? { ...failure, kind: "model-unknown" } : failure;
  } catch {
    return failure;
  }
}

/** The events with the largest attachment of the request added to a failure of the kind "too-large". */
export async function addLargestAttachment(events: StreamEvent[], request: ChatRequest): Promise<StreamEvent[]> {
  if (!events.some(isTooLarge)) return events;
  const sized = await Promise.all(
    listAttachments(request).map(async (part) => ({
      name: part.kind === "document" ? part.name : part.alt || `an image of ${part.widthPx} × ${part.heightPx}`,
      sizeBytes: (await loadBlob(part.blob))?.size ?? 0,
    })),
  );
  const [largest] = sized.toSorted((a, b) => b.sizeBytes - a.sizeBytes);
  return largest
    ? events.map((event) => (isTooLarge(event) ? { ...event, failure: { ...event.failure, largest } } : event))
    : events;
}

function isTooLarge(event: StreamEvent): event is Extract<StreamEvent, { type: "failed" }> {
  return event.type === "failed" && event.failure.kind === "too-large";
}
