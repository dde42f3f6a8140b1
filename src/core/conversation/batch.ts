import * as v from "valibot";

const BATCH_FORMS = ["anthropic", "aimlapi", "openai"] as const;
const BATCH_STATUSES = ["sending", "running", "cancelling", "ended", "cancelled", "expired", "failed"] as const;

/** The schema of a batch as it is stored. Its replies name it. */
export const BATCH_SCHEMA = v.object({
  id: v.string(),
  connectionId: v.string(),
  form: v.picklist(BATCH_FORMS),
  /** The id that the provider gave it; absent until the answer to its creation is read. */
  providerId: v.exactOptional(v.string()),
  /** The file of its requests, where the provider takes them as one. */
  inputFileId: v.exactOptional(v.string()),
  /** The last status that is known. */
  status: v.picklist(BATCH_STATUSES),
  requestCount: v.number(),
  /** The requests that have a result, as the provider counts them. */
  finishedCount: v.exactOptional(v.number()),
  /** The reason of a batch that failed, as a sentence. */
  problem: v.exactOptional(v.string()),
  createdAtMs: v.number(),
  expiresAtMs: v.exactOptional(v.number()),
  /** The time at which its results were put into their cells. */
  fetchedAtMs: v.exactOptional(v.number()),
});

/** Requests that were sent together to a provider's own queue, which answers them within a day. */
export type Batch = v.InferOutput<typeof BATCH_SCHEMA>;
