import type { BatchResult } from "#core/batches/batch-result.ts";
import { parseBatchResults } from "#core/batches/batch-result.ts";
import type { BatchState } from "#core/batches/batch-state.ts";
import { mergeBatchState } from "#core/batches/merge-batch-state.ts";
import type { Batch } from "#core/conversation/batch.ts";
import { isSameJson } from "#core/json.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Id } from "#core/vocabulary.ts";
import { type BatchService } from "./batch-service.ts";
import { changeBatch, setBatchProblem } from "./get-batch.ts";
import { layResults } from "./lay-results.ts";

/** Asks a service how far a batch is that it knows, and lays its results into their cells once it is over. */
export async function askBatchService(
  conversationId: Id,
  batch: Batch,
  providerId: string,
  service: BatchService,
): Promise<void> {
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
  else await layResults(conversationId, now, results);
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
