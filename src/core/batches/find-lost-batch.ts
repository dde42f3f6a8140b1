import type { Batch } from "#core/conversation/batch.ts";
import type { BatchState } from "./batch-state.ts";

/** Clocks of computers differ by less. */
const CLOCK_MS = 5 * 60_000;

/**
 * The listed batch that a lost one is: by the mark that was sent with it, else by its file, else by its size where it was made
 * within minutes and is the only such one; undefined where none or several may be it. `knownIds` are those of other batches.
 */
export function findLostBatch(
  { id, inputFileId, requestCount, createdAtMs }: Batch,
  states: readonly BatchState[],
  knownIds: ReadonlySet<string>,
): BatchState | undefined {
  const others = states.filter(({ providerId }) => !knownIds.has(providerId));
  const marked = others.find(
    ({ ownId, inputFileId: fileId }) => ownId === id || (fileId !== undefined && fileId === inputFileId),
  );
  if (marked) return marked;
  const alike = others.filter(
    (state) =>
      state.ownId === undefined &&
      state.inputFileId === undefined &&
      state.totalCount === requestCount &&
      state.createdAtMs !== undefined &&
      Math.abs(state.createdAtMs - createdAtMs) < CLOCK_MS,
  );
  return alike.length === 1 ? alike[0] : undefined;
}
