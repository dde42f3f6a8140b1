import type { Conversation } from "./conversation.ts";
import { isInBatch } from "./is-in-batch.ts";
import { settleInterrupted } from "./settle-interrupted.ts";

/** A copy of a conversation that nobody follows batches for: what waits in one counts as cut off. */
export function leaveBatches(conversation: Conversation): Conversation {
  const { batches, ...rest } = conversation;
  if (batches === undefined) return conversation;
  const replies = Object.entries(rest.replies).map(([id, reply]) => {
    if (!isInBatch(reply)) return [id, reply] as const;
    const { batchId: _left, ...waiting } = reply;
    return [id, settleInterrupted(waiting)] as const;
  });
  return { ...rest, replies: Object.fromEntries(replies) };
}
