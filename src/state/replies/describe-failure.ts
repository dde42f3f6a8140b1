import type { Reply, Turn } from "#core/conversation/conversation.ts";
import { listAttachments } from "#core/conversation/planned-request.ts";
import { resolveSentModel, buildSentRequest } from "#core/conversation/sent-request.ts";
import { PRESETS } from "#core/connections/presets.ts";
import { explainFailure } from "#core/failures/explain-failure.ts";
import type { Explanation } from "#core/failures/explanation.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { Failure } from "#core/wire/failure.ts";
import { getPageOrigin } from "#io/browser/page-url.ts";
import { getConnection } from "#state/connections/connections.ts";
import { getBalance } from "#state/models/balance.ts";
import { getKeySlot } from "#state/connections/keys.ts";
import { loadCatalogue } from "#state/connections/catalogue.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

const MINUTE_MS = 60_000;

/** The explanation of a reply's failure with its buttons. */
export function describeFailure(reply: Reply, failure: Failure, turn: Turn | undefined): Explanation {
  const { connectionId } = reply.sentWith;
  const balance = getBalance(connectionId);
  return explainFailure(failure, {
    ...(balance === undefined ? {} : { balance }),
    preset: PRESETS[getConnection(connectionId).presetId],
    modelId: resolveSentModel(reply),
    pageOrigin: getPageOrigin(),
    headerNames: Object.keys(getKeySlot(connectionId)?.headers ?? {}),
    sent: buildSentRequest(reply, turn),
  });
}

/**
 * Tells the causes of a bare "not found" apart: where the service lists its models without this one, the model is
 * unknown, else the address is wrong.
 */
export async function distinguishNotFound(failure: Failure, reply: Reply): Promise<Failure> {
  if (failure.kind !== "wrong-address" || failure.status !== 404) return failure;
  const modelId = resolveSentModel(reply);
  try {
    const { entries, cachedSinceMs: keptSinceMs } = await loadCatalogue(reply.sentWith.connectionId, MINUTE_MS);
    // An older list proves nothing about now.
    if (keptSinceMs !== undefined) return failure;
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
