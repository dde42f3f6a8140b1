import { isBatchOpen } from "#core/batches/is-batch-open.ts";
import { mergeBatchState } from "#core/batches/merge-batch-state.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Id } from "#core/vocabulary.ts";
import { withBatchLock } from "#io/batches/batch-locks.ts";
import { loadBatchService, NO_END } from "./batch-service.ts";
import { changeBatch, getBatch, setBatchProblem } from "./get-batch.ts";
import { askBatchService } from "./ask-batch-service.ts";

/** Asks a service to end a batch; what is answered already is fetched when it has ended. */
export async function cancelBatch(conversationId: Id, batchId: Id): Promise<void> {
  await withBatchLock(batchId, NO_END, async () => {
    const batch = getBatch(conversationId, batchId);
    if (batch?.providerId === undefined || !isBatchOpen(batch)) return;
    const { providerId } = batch;
    const service = await loadBatchService(batch);
    const outcome = await service.call(service.codec.cancel(providerId));
    // A batch that is over already refuses to be cancelled: its results are fetched below.
    if (outcome.ok) {
      const state = service.codec.parseState(outcome.text, undefined);
      await changeBatch(conversationId, batchId, (before) => {
        const { problem: _before, ...now } = state ? mergeBatchState(before, state) : before;
        return { ...now, providerId, status: "cancelling" };
      });
    } else if (!outcome.isRefused || isRefusedKey(outcome.failure)) {
      await setBatchProblem(conversationId, batchId, `It is not cancelled yet. ${service.explain(outcome.failure)}`);
      return;
    }
    const now = getBatch(conversationId, batchId);
    if (now) await askBatchService(conversationId, now, providerId, service);
  });
}

const isRefusedKey = ({ kind }: Failure): boolean =>
  kind === "key-refused" || kind === "key-missing" || kind === "key-locked" || kind === "forbidden";
