import { listWaitingIds } from "#core/batches/settle-batch.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConversation } from "#state/document/documents.ts";
import { releaseSpending } from "#state/models/spend-cap.ts";
import { stopReplies } from "#state/replies/reply-queue.ts";
import { changeBatch } from "./get-batch.ts";

/**
 * Takes the requests of a batch out of it that its service does not know or did not take: their cells are not answered, and a
 * run asks them again.
 */
export async function batchTakenOut(conversationId: Id, batchId: Id): Promise<void> {
  const ids = listWaitingIds({ replies: getConversation(conversationId)?.replies ?? {} }, batchId);
  stopReplies(conversationId, ids);
  for (const id of ids) releaseSpending(id);
  await changeBatch(conversationId, batchId, (before) => ({ ...before, status: "failed", fetchedAtMs: Date.now() }));
}
