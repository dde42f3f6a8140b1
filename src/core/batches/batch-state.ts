import type { Batch } from "#core/conversation/batch.ts";
import type { BatchResult } from "./batch-result.ts";

/** A batch as a service tells it. */
export type BatchState = {
  providerId: string;
  status: Exclude<Batch["status"], "sending">;
  /** The requests that have a result, and all of them, where the service counts them. */
  finishedCount?: number | undefined;
  totalCount?: number | undefined;
  createdAtMs?: number | undefined;
  expiresAtMs?: number | undefined;
  /** The reason of a batch that failed as a whole. */
  problem?: string | undefined;
  /** The paths below the base URL from which its results are read; none while there are none. */
  resultPaths: string[];
  /** The results, where they came in place of the state. */
  results?: BatchResult[] | undefined;
  /** The mark that Étude sent with it, where the service gives it back. */
  ownId?: string | undefined;
  inputFileId?: string | undefined;
};
