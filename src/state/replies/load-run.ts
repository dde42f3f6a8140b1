import type { Id } from "#core/vocabulary.ts";

/** Loads the chunk that starts a run: while the page is idle, at the latest with the first run. */
export const loadRun = () => import("./run.ts");

/** Loads the chunk with wires and network code: while the page is idle, at the latest with a run. */
export const loadRunner = () => import("./run-reply.ts");

/** Stops every queued or running reply of a conversation. What stops them was loaded with the run that queued them. */
export async function stopRun(conversationId: Id): Promise<void> {
  const { stopAllReplies } = await import("./stop-replies.ts");
  stopAllReplies(conversationId);
}
