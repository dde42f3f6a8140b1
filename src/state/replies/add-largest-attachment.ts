import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import { listAttachments } from "#state/vision/load-blobs.ts";

/** Events with the largest attachment of their request, where one of them says that this was too large. */
export async function addLargestAttachment(
  events: StreamEvent[],
  conversation: Conversation,
  reply: Reply,
): Promise<StreamEvent[]> {
  if (!events.some(isTooLarge)) return events;
  const sized = await Promise.all(
    listAttachments(conversation, reply).map(async (part) => ({
      name: part.kind === "document" ? part.name : part.alt || `a picture of ${part.widthPx} × ${part.heightPx}`,
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
