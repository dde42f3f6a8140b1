import { type BatchFate, isBatchOver, type ServedBatch } from "./served-batch.ts";

const DAY_MS = 86_400_000;

/** The batch object of its service. */
export function describeBatch(batch: ServedBatch): Record<string, unknown> {
  return batch.form === "openai" ? describeOpenAiBatch(batch) : describeMessageBatch(batch);
}

function describeMessageBatch(batch: ServedBatch): Record<string, unknown> {
  const isOver = isBatchOver(batch);
  return {
    id: batch.id,
    type: "message_batch",
    processing_status: isOver ? "ended" : batch.isCancelled ? "canceling" : "in_progress",
    request_counts: {
      processing: batch.requests.length - batch.fates.size,
      succeeded: countFates(batch, "succeeded"),
      errored: countFates(batch, "errored"),
      canceled: countFates(batch, "canceled"),
      expired: countFates(batch, "expired"),
    },
    created_at: formatTime(batch.createdAtMs),
    expires_at: formatTime(batch.createdAtMs + DAY_MS),
    ended_at: isOver ? formatTime(batch.createdAtMs + 60_000) : null,
    archived_at: null,
    cancel_initiated_at: batch.isCancelled ? formatTime(batch.createdAtMs + 30_000) : null,
    results_url: isOver ? `https://results.invalid/${batch.id}` : null,
  };
}

function describeOpenAiBatch(batch: ServedBatch): Record<string, unknown> {
  const isOver = isBatchOver(batch);
  const good = countFates(batch, "succeeded");
  return {
    id: batch.id,
    object: "batch",
    endpoint: "/v1/chat/completions",
    errors: null,
    input_file_id: batch.fileId,
    completion_window: "24h",
    status: tellOpenAiStatus(batch),
    output_file_id: isOver && good > 0 ? `${batch.id}-output` : null,
    error_file_id: isOver && good < batch.requests.length ? `${batch.id}-errors` : null,
    created_at: Math.floor(batch.createdAtMs / 1000),
    expires_at: Math.floor((batch.createdAtMs + DAY_MS) / 1000),
    request_counts: {
      total: batch.requests.length,
      completed: good,
      failed: batch.fates.size - good,
    },
    metadata: batch.metadata ?? null,
  };
}

function tellOpenAiStatus(batch: ServedBatch): string {
  if (!isBatchOver(batch)) return batch.isCancelled ? "cancelling" : "in_progress";
  if (batch.isCancelled) return "cancelled";
  return countFates(batch, "expired") > 0 ? "expired" : "completed";
}

const countFates = ({ fates }: ServedBatch, fate: BatchFate) =>
  [...fates.values()].filter((each) => each === fate).length;

const formatTime = (atMs: number) => new Date(atMs).toISOString();
