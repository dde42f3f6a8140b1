import type { Reply } from "./conversation.ts";
import { isSettled } from "./is-settled.ts";

/** True for a reply that waits for the results of a batch, which needs no page. */
export const isInBatch = ({ batchId, status }: Pick<Reply, "batchId" | "status">): boolean =>
  batchId !== undefined && status === "queued";

/** True for a reply that a page is asking for: it is queued or being written, and waits in no batch. */
export const isRunning = (reply: Pick<Reply, "batchId" | "status">): boolean =>
  !isSettled(reply.status) && !isInBatch(reply);
