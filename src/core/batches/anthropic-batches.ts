import * as v from "valibot";
import type { Batch } from "#core/conversation/batch.ts";
import type { BatchCodec } from "./batch-codec.ts";
import type { BatchState } from "./batch-state.ts";
import { parseText, parseTimeMs } from "./read-batch-fields.ts";

const COUNTS = v.object({
  processing: v.number(),
  succeeded: v.number(),
  errored: v.number(),
  canceled: v.number(),
  expired: v.number(),
});
/** A message batch, as Anthropic documents it and AI/ML API gives it on. */
export const MESSAGE_BATCH = v.object({
  id: v.string(),
  processing_status: v.string(),
  request_counts: v.optional(COUNTS),
  created_at: v.optional(v.nullable(v.string())),
  expires_at: v.optional(v.nullable(v.string())),
  cancel_initiated_at: v.optional(v.nullable(v.string())),
});

const LIST = v.object({
  data: v.array(MESSAGE_BATCH),
  has_more: v.optional(v.boolean()),
  last_id: v.optional(v.nullable(v.string())),
});

const PATH = "/messages/batches";

/**
 * Message batches at Anthropic: paths, states and the lines of results are documented. A batch carries no mark of its
 * sender, so that one whose answer was lost is told by its size and time, and by the ids in its results.
 */
export const ANTHROPIC_BATCHES: BatchCodec = {
  create: ({ entries }) => ({ method: "POST", path: PATH, body: `{"requests":[${entries.join(",")}]}` }),
  get: (providerId) => ({ method: "GET", path: `${PATH}/${encodeURIComponent(providerId)}` }),
  cancel: (providerId) => ({ method: "POST", path: `${PATH}/${encodeURIComponent(providerId)}/cancel` }),
  parseState(text) {
    const batch = parseText(MESSAGE_BATCH, text);
    return batch && readOwnBatch(batch);
  },
  list: {
    buildCall: (after) => ({
      method: "GET",
      path: `${PATH}?limit=100${after === undefined ? "" : `&after_id=${encodeURIComponent(after)}`}`,
    }),
    parse(text) {
      const page = parseText(LIST, text);
      if (!page) return undefined;
      return {
        states: page.data.map(readOwnBatch),
        next: page.has_more === true ? (page.last_id ?? undefined) : undefined,
      };
    },
  },
};

const readOwnBatch = (batch: v.InferOutput<typeof MESSAGE_BATCH>): BatchState =>
  readMessageBatch(batch, `${PATH}/${encodeURIComponent(batch.id)}/results`);

/** The state of a message batch whose results are read from a path, once it has ended. */
export function readMessageBatch(batch: v.InferOutput<typeof MESSAGE_BATCH>, resultPath?: string): BatchState {
  const { request_counts: counts } = batch;
  const status = readStatus(batch);
  const finishedCount = counts && counts.succeeded + counts.errored + counts.canceled + counts.expired;
  return {
    providerId: batch.id,
    status,
    finishedCount,
    totalCount: counts && (finishedCount ?? 0) + counts.processing,
    createdAtMs: parseTimeMs(batch.created_at),
    expiresAtMs: parseTimeMs(batch.expires_at),
    resultPaths: resultPath !== undefined && batch.processing_status === "ended" ? [resultPath] : [],
  };
}

function readStatus({
  processing_status: status,
  request_counts: counts,
  cancel_initiated_at: cancelledAt,
}: v.InferOutput<typeof MESSAGE_BATCH>): Exclude<Batch["status"], "sending"> {
  if (status === "canceling") return "cancelling";
  if (status !== "ended") return "running";
  if (typeof cancelledAt === "string") return "cancelled";
  return (counts?.expired ?? 0) > 0 ? "expired" : "ended";
}
