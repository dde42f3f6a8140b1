import * as v from "valibot";
import { assertNever } from "#core/assert-never.ts";
import type { BatchCodec } from "./batch-codec.ts";
import type { BatchState } from "./batch-state.ts";
import { parseText, parseTimeMs } from "./read-batch-fields.ts";

const STATUSES = [
  "validating",
  "failed",
  "in_progress",
  "finalizing",
  "completed",
  "expired",
  "cancelling",
  "cancelled",
] as const;

const BATCH = v.object({
  id: v.string(),
  // A status that is added later is one of a batch that still runs.
  status: v.fallback(v.picklist(STATUSES), "in_progress"),
  input_file_id: v.optional(v.nullable(v.string())),
  output_file_id: v.optional(v.nullable(v.string())),
  error_file_id: v.optional(v.nullable(v.string())),
  created_at: v.optional(v.nullable(v.number())),
  expires_at: v.optional(v.nullable(v.number())),
  request_counts: v.optional(v.nullable(v.object({ total: v.number(), completed: v.number(), failed: v.number() }))),
  metadata: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
  errors: v.optional(
    v.nullable(v.object({ data: v.optional(v.array(v.object({ message: v.optional(v.nullable(v.string())) }))) })),
  ),
});

const LIST = v.object({
  data: v.array(BATCH),
  has_more: v.optional(v.boolean()),
  last_id: v.optional(v.nullable(v.string())),
});

/** The name of the mark by which a batch is known again. */
const MARK = "etude_batch";
const BOUNDARY = "etude-batch-3f6c0b1e9a7d4582";

/**
 * Batches at OpenAI: a file of lines is uploaded, then a batch of it is made; its results are files of lines as well. Paths,
 * fields, states and limits are documented.
 */
export const OPENAI_BATCHES: BatchCodec = {
  upload: {
    buildCall: ({ entries }) => ({
      method: "POST",
      path: "/files",
      contentType: `multipart/form-data; boundary=${BOUNDARY}`,
      body: [
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nbatch`,
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="requests.jsonl"\r\nContent-Type: application/jsonl\r\n\r\n${entries.join("\n")}\n`,
        `--${BOUNDARY}--\r\n`,
      ].join("\r\n"),
    }),
    parseFileId: (text) => parseText(v.object({ id: v.string() }), text)?.id,
  },
  create: ({ id, inputFileId }) => ({
    method: "POST",
    path: "/batches",
    body: JSON.stringify({
      input_file_id: inputFileId,
      endpoint: "/v1/chat/completions",
      completion_window: "24h",
      metadata: { [MARK]: id },
    }),
  }),
  get: (providerId) => ({ method: "GET", path: `/batches/${encodeURIComponent(providerId)}` }),
  cancel: (providerId) => ({ method: "POST", path: `/batches/${encodeURIComponent(providerId)}/cancel` }),
  parseState(text) {
    const batch = parseText(BATCH, text);
    return batch && readBatch(batch);
  },
  list: {
    buildCall: (after) => ({
      method: "GET",
      path: `/batches?limit=100${after === undefined ? "" : `&after=${encodeURIComponent(after)}`}`,
    }),
    parse(text) {
      const page = parseText(LIST, text);
      if (!page) return undefined;
      const next = page.has_more === true ? (page.last_id ?? page.data.at(-1)?.id) : undefined;
      return { states: page.data.map(readBatch), next };
    },
  },
};

function readBatch(batch: v.InferOutput<typeof BATCH>): BatchState {
  const status = readStatus(batch.status);
  const isOver = status !== "running" && status !== "cancelling";
  const ownId = batch.metadata?.[MARK];
  const problem = batch.errors?.data?.flatMap(({ message }) => message ?? []).join(" ");
  return {
    providerId: batch.id,
    status,
    finishedCount: batch.request_counts ? batch.request_counts.completed + batch.request_counts.failed : undefined,
    totalCount: batch.request_counts?.total,
    createdAtMs: parseTimeMs(batch.created_at),
    expiresAtMs: parseTimeMs(batch.expires_at),
    problem: problem === "" ? undefined : problem,
    resultPaths: isOver
      ? [batch.output_file_id, batch.error_file_id].flatMap((id) =>
          typeof id === "string" ? [`/files/${encodeURIComponent(id)}/content`] : [],
        )
      : [],
    ownId: typeof ownId === "string" ? ownId : undefined,
    inputFileId: batch.input_file_id ?? undefined,
  };
}

function readStatus(status: (typeof STATUSES)[number]): BatchState["status"] {
  switch (status) {
    case "validating":
    case "in_progress":
    case "finalizing":
      return "running";
    case "completed":
      return "ended";
    case "failed":
    case "expired":
    case "cancelling":
    case "cancelled":
      return status;
    default:
      return assertNever(status);
  }
}
