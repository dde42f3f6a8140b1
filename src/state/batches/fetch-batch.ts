import { isBatchOpen } from "#core/batches/is-batch-open.ts";
import type { Id } from "#core/vocabulary.ts";
import { withBatchLock } from "#io/batches/batch-locks.ts";
import { loadFromDisk } from "#state/document/load-from-disk.ts";
import { loadBatchService, NO_END } from "./batch-service.ts";
import { getBatch } from "./get-batch.ts";
import { recoverLostBatch } from "./recover-lost-batch.ts";
import { askBatchService } from "./ask-batch-service.ts";

/**
 * Asks how far a batch is, and lays its results into their cells once it is over. One whose creation was not answered is looked
 * for. What goes wrong is told at the batch, and nothing is lost by asking again. Rejects with the reason of its signal alone.
 */
export function fetchBatch(conversationId: Id, batchId: Id, signal: AbortSignal = NO_END): Promise<void> {
  return withBatchLock(batchId, signal, async () => {
    const batch = getBatch(conversationId, batchId);
    if (!batch || !isBatchOpen(batch)) return;
    if (batch.providerId === undefined && (await isKnownElsewhere(conversationId, batchId))) return;
    const service = await loadBatchService(batch, signal);
    if (batch.providerId === undefined) await recoverLostBatch(conversationId, batch, service);
    else await askBatchService(conversationId, batch, batch.providerId, service);
  });
}

/** True for a batch that another tab has sent meanwhile, which this tab is about to load. */
async function isKnownElsewhere(conversationId: Id, batchId: Id): Promise<boolean> {
  const stored = await loadFromDisk(conversationId);
  return stored?.batches?.[batchId]?.providerId !== undefined;
}
