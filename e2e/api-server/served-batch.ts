export type BatchForm = "anthropic" | "aimlapi" | "openai";
export type BatchRequest = { customId: string; body: unknown };

/** The result of one request of a batch. */
export type BatchFate = "succeeded" | "errored" | "canceled" | "expired";

/** A batch that the server has taken. */
export type ServedBatch = {
  form: BatchForm;
  id: string;
  requests: BatchRequest[];
  createdAtMs: number;
  isCancelled: boolean;
  /** The fate of each request by its custom id, once it has one. */
  fates: Map<string, BatchFate>;
  fileId: string;
  metadata: unknown;
};

export const isBatchOver = ({ requests, fates }: ServedBatch): boolean => fates.size === requests.length;
