import * as v from "valibot";
import { MESSAGE_BATCH, readMessageBatch } from "./anthropic-batches.ts";
import type { BatchCodec } from "./batch-codec.ts";
import { parseBatchResults } from "./batch-result.ts";
import { parseText, parseTimeMs } from "./read-batch-fields.ts";

/** The short states: while answers are made, and after a cancellation, whose two spellings occur. */
const SHORT_STATE = v.object({
  id: v.string(),
  status: v.string(),
  created_at: v.optional(v.nullable(v.string())),
  expires_at: v.optional(v.nullable(v.string())),
});

/**
 * Batches at AI/ML API, for Claude alone. Published: the paths, the bodies and the batch object. Documented by example: the
 * question about a batch is answered by `generating`, by the batch, or, at the end, by the lines of its results. It lists no
 * batches, so that one whose answer was lost stays unknown.
 */
export const AIMLAPI_BATCHES: BatchCodec = {
  // The schema requires a model beside the requests, but describes none.
  create: ({ modelId, entries }) => ({
    method: "POST",
    path: "/batches",
    body: `{"model":${JSON.stringify(modelId)},"requests":[${entries.join(",")}]}`,
  }),
  get: (providerId) => ({ method: "GET", path: `/batches?batch_id=${encodeURIComponent(providerId)}` }),
  cancel: (providerId) => ({ method: "POST", path: `/batches/cancel/${encodeURIComponent(providerId)}` }),
  parseState(text, providerId) {
    const results = parseBatchResults(text);
    if (providerId !== undefined && results.length > 0)
      return {
        providerId,
        status: results.some(({ outcome }) => outcome.kind === "expired") ? "expired" : "ended",
        finishedCount: results.length,
        resultPaths: [],
        results,
      };
    const short = parseText(SHORT_STATE, text);
    const whole = parseText(MESSAGE_BATCH, text);
    const isCancelled = short !== undefined && /^cancell?ed$/.test(short.status);
    if (whole) {
      const state = readMessageBatch(whole);
      if (isCancelled) return { ...state, status: "cancelled" };
      // Its results come as lines, in the next answer.
      return state.status === "ended" || state.status === "expired" ? { ...state, status: "running" } : state;
    }
    if (!short) return undefined;
    return {
      providerId: short.id,
      status: isCancelled ? "cancelled" : /^cancell?ing$/.test(short.status) ? "cancelling" : "running",
      createdAtMs: parseTimeMs(short.created_at),
      expiresAtMs: parseTimeMs(short.expires_at),
      resultPaths: [],
    };
  },
};
