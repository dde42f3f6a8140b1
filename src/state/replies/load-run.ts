import type { Id } from "#core/vocabulary.ts";
import { getUnsettledReplyIds } from "#state/document/documents.ts";

/** Loads the chunk that starts a run: while the page is idle, at the latest with the first run. */
export const loadRun = () => import("./run.ts");

/** Loads the chunk with wires and network code: while the page is idle, at the latest with a run. */
export const loadRunner = () => import("./run-reply.ts");

/** Stops every queued or running reply of a conversation. What stops them was loaded with the run that queued them. */
export async function stopRun(conversationId: Id): Promise<void> {
  if (getUnsettledReplyIds(conversationId).length === 0) return;
  const { stopAllReplies } = await import("./reply-queue.ts");
  stopAllReplies(conversationId);
}
