import type { BatchResult } from "#core/batches/batch-result.ts";
import { parseBatchResults } from "#core/batches/batch-result.ts";
import type { BatchState } from "#core/batches/batch-state.ts";
import { buildCustomId } from "#core/batches/batch-custom-id.ts";
import { decodeBatchOutcome } from "#core/batches/decode-batch-outcome.ts";
import { isBatchOpen } from "#core/batches/is-batch-open.ts";
import { mergeBatchState } from "#core/batches/merge-batch-state.ts";
import { listBatchReplies, settleBatch } from "#core/batches/settle-batch.ts";
import type { Batch } from "#core/conversation/batch.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { countThings } from "#core/count-things.ts";
import { isSameJson } from "#core/json.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { withBatchLock } from "#io/batches/batch-locks.ts";
import { getConversation } from "#state/document/documents.ts";
import { loadFromDisk } from "#state/document/load-from-disk.ts";
import { countReply } from "#state/models/spend-cap.ts";
import { announce, showNotice } from "#state/notices.ts";
import { createPictureKeeper } from "#state/replies/create-picture-keeper.ts";
import { type BatchService, loadBatchService, NO_END } from "./batch-service.ts";
import { changeKeptConversation } from "./change-kept-conversation.ts";
import { changeBatch, getBatch, setBatchProblem } from "./get-batch.ts";
import { recoverLostBatch } from "./recover-lost-batch.ts";

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
    else await ask(conversationId, batch, batch.providerId, service);
  });
}

/** True for a batch that another tab has sent meanwhile, which this tab is about to load. */
async function isKnownElsewhere(conversationId: Id, batchId: Id): Promise<boolean> {
  const stored = await loadFromDisk(conversationId);
  return stored?.batches?.[batchId]?.providerId !== undefined;
}

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
    if (now) await ask(conversationId, now, providerId, service);
  });
}

const isRefusedKey = ({ kind }: Failure): boolean =>
  kind === "key-refused" || kind === "key-missing" || kind === "forbidden";

async function ask(conversationId: Id, batch: Batch, providerId: string, service: BatchService): Promise<void> {
  const { id } = batch;
  const outcome = await service.call(service.codec.get(providerId));
  if (!outcome.ok) {
    await setBatchProblem(conversationId, id, describeFailure(outcome.failure, service, "knows no such batch"));
    return;
  }
  const state = service.codec.parseState(outcome.text, providerId);
  if (!state) {
    const start = outcome.text.trim().slice(0, 120);
    await setBatchProblem(conversationId, id, `${service.name} answered with something that is no batch: “${start}”`);
    return;
  }
  const now = mergeBatchState(batch, state);
  if (now.status === "running" || now.status === "cancelling") {
    await changeBatch(conversationId, id, (before) => (isSameJson(before, now) ? before : now));
    return;
  }
  const results = await fetchResults(state, service);
  if (typeof results === "string") await setBatchProblem(conversationId, id, results);
  else await lay(conversationId, now, results);
}

/** The results of a batch that is over, or a sentence on why they could not be read. */
async function fetchResults(state: BatchState, service: BatchService): Promise<BatchResult[] | string> {
  if (state.results) return state.results;
  const results: BatchResult[] = [];
  for (const path of state.resultPaths) {
    const outcome = await service.call({ method: "GET", path });
    if (!outcome.ok) return describeFailure(outcome.failure, service, "does not have the results any more");
    for (const result of parseBatchResults(outcome.text)) results.push(result);
  }
  return results;
}

function describeFailure(failure: Failure, service: BatchService, gone: string): string {
  if (failure.status === 404 || failure.status === 410)
    return `${service.name} ${gone}, or not for this key. Use the key that sent it, or take its requests out to ask them again.`;
  return service.explain(failure);
}

async function lay(conversationId: Id, batch: Batch, results: readonly BatchResult[]): Promise<void> {
  const replies = listBatchReplies({ replies: getConversation(conversationId)?.replies ?? {} }, batch.id);
  const ownIds = new Set(replies.map(({ id }) => buildCustomId(id)));
  if (results.length > 0 && ownIds.size > 0 && !results.some(({ customId }) => ownIds.has(customId))) {
    const problem = "The batch of this id holds other requests, so nothing was put into the cells.";
    await setBatchProblem(conversationId, batch.id, problem);
    return;
  }
  const events = new Map<string, StreamEvent[]>();
  for (const { customId, outcome } of results) {
    const keepPictures = createPictureKeeper();
    events.set(customId, await keepPictures(decodeBatchOutcome(batch.form, outcome)));
  }
  const atMs = Date.now();
  const fetched: Batch = { ...batch, fetchedAtMs: atMs };
  await changeKeptConversation(conversationId, (before) => settleBatch(before, fetched, events, atMs));
  const after = listBatchReplies({ replies: getConversation(conversationId)?.replies ?? {} }, batch.id);
  for (const reply of after) countReply(reply);
  if (after.length > 0) tell(after);
}

/** Says what came of a batch. What was not answered stays on the page until it is closed. */
function tell(replies: readonly Reply[]): void {
  const count = (holds: (reply: Reply) => boolean) => replies.filter(holds).length;
  const answered = count(({ status }) => status === "done");
  const expired = count(({ failure }) => failure?.kind === "batch-expired");
  const failed = count(({ status }) => status === "failed") - expired;
  const stopped = count(({ status }) => status === "stopped");
  const parts = [
    `Batch: ${countThings(answered, "answer")}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(expired > 0 ? [`${expired} expired unanswered`] : []),
    ...(stopped > 0 ? [`${stopped} cancelled`] : []),
  ].join(", ");
  if (failed + expired + stopped === 0) announce(`${parts}.`);
  else showNotice({ tone: expired + failed > 0 ? "danger" : "plain", text: `${parts}. Run asks them again.` });
}
