import type { Batch } from "#core/conversation/batch.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { isInBatch } from "#core/conversation/is-in-batch.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { buildCustomId } from "./batch-custom-id.ts";

/** The replies that were sent in a batch. */
export const listBatchReplies = ({ replies }: Pick<Conversation, "replies">, batchId: Id): Reply[] =>
  Object.values(replies).filter((reply) => reply.batchId === batchId);

/** The ids of the replies that wait for the results of a batch. */
export const listWaitingIds = (conversation: Pick<Conversation, "replies">, batchId: Id): Id[] =>
  listBatchReplies(conversation, batchId).flatMap((reply) => (isInBatch(reply) ? [reply.id] : []));

/**
 * The conversation with the results of a batch that is over, by the ids of its requests, each laid into its cell through the
 * same reducer as a streamed answer. A reply that waits and has no result ends with the batch. A reply that was taken out
 * before its answer came still gets it, since it was paid for.
 */
export function settleBatch(
  conversation: Conversation,
  batch: Batch,
  events: ReadonlyMap<string, readonly StreamEvent[]>,
  atMs: number,
): Conversation {
  const settled = listBatchReplies(conversation, batch.id).flatMap((reply): [Id, Reply][] => {
    const result = events.get(buildCustomId(reply.id));
    // What has an answer was sent and is paid for.
    const sent = result?.some(({ type }) => type === "finished") ? { startedAtMs: batch.createdAtMs } : {};
    const isTakenOut = reply.status === "stopped" && reply.parts.length === 0;
    if (isInBatch(reply)) return [[reply.id, reduceReply({ ...reply, ...sent }, result ?? [endWithout(batch)], atMs)]];
    if (!isTakenOut || !result) return [];
    const { endedAtMs: _ended, ...waiting } = reply;
    return [[reply.id, reduceReply({ ...waiting, ...sent, status: "queued" }, result, atMs)]];
  });
  return {
    ...conversation,
    replies: { ...conversation.replies, ...Object.fromEntries(settled) },
    batches: { ...conversation.batches, [batch.id]: batch },
  };
}

/** The event that ends a reply of which the results of a batch say nothing. */
function endWithout({ status, problem }: Batch): StreamEvent {
  if (status === "cancelled") return { type: "stopped" };
  if (status === "expired") return { type: "failed", failure: { kind: "batch-expired" } };
  const serverMessage = problem ?? "The results of the batch hold no answer to this request.";
  return { type: "failed", failure: { kind: status === "failed" ? "bad-request" : "not-an-answer", serverMessage } };
}

/** A conversation in which no reply waits for a batch any more that the service never took, or did not answer for a failure. */
export function failBatch(conversation: Conversation, batch: Batch, event: StreamEvent, atMs: number): Conversation {
  const waiting = listWaitingIds(conversation, batch.id);
  const events = new Map(waiting.map((id) => [buildCustomId(id), [event]]));
  return settleBatch(conversation, batch, events, atMs);
}
