import type { Id } from "#core/vocabulary.ts";
import type { Conversation } from "./conversation.ts";
import { getShownReply } from "./get-shown-reply.ts";

/** The status of a column: of all its replies while one runs, else of its answer to the last turn; `empty` without one. */
export type ColumnStatus = "running" | "failed" | "done" | "empty";

/** The status of each column, in the open row where there are rows. A broken answer counts as failed. */
export function listColumnStatuses(
  conversation: Conversation,
  columnIds: readonly Id[],
  unsettledIds: readonly Id[],
): ColumnStatus[] {
  const running = new Set(unsettledIds.map((id) => conversation.replies[id]?.variantId));
  const turnId = conversation.view.leafTurnId;
  return columnIds.map((variantId) => {
    if (running.has(variantId)) return "running";
    const reply = turnId === null ? undefined : getShownReply(conversation, { turnId, variantId });
    if (!reply || reply.status === "queued") return "empty";
    return reply.status === "failed" || reply.status === "interrupted" ? "failed" : "done";
  });
}
