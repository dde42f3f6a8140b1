import type { Batch } from "#core/conversation/batch.ts";
import type { BatchState } from "./batch-state.ts";

/** A batch with what its service says of it now. What the service does not say stays as it was. */
export function mergeBatchState({ problem: _past, ...batch }: Batch, state: BatchState): Batch {
  const { finishedCount = batch.finishedCount, expiresAtMs = batch.expiresAtMs } = state;
  // What was asked to end is not taken for running again until the service has heard of it.
  const status = batch.status === "cancelling" && state.status === "running" ? "cancelling" : state.status;
  return {
    ...batch,
    providerId: state.providerId,
    status,
    ...(finishedCount === undefined ? {} : { finishedCount }),
    ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
    ...(state.problem === undefined ? {} : { problem: state.problem }),
  };
}
