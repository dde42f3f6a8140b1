import type { Reply } from "#core/conversation/conversation.ts";
import { listCellReplies } from "#core/conversation/list-cell-replies.ts";
import { applyPlan, planRequests } from "#core/conversation/plan-run.ts";
import { validateRequest } from "#core/conversation/validate-run.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { conversationChanged, getConversation } from "#state/document/documents.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { queueReplies } from "./reply-queue.ts";
import type { WaitingReply } from "./row-run.ts";

/** The fields that a reply has other than the one beside it. */
type Own = Pick<Reply, "sentWith"> & Partial<Pick<Reply, "parts" | "after">>;

/**
 * Adds a reply beside an earlier one in a conversation and queues it. Returns the reply with its request, the sentence why
 * it cannot be sent, or undefined where the earlier one is gone.
 */
export function addReplyBeside(
  conversationId: Id,
  { turnId, variantId, rowId }: Reply,
  own: Own,
  notBeforeMs?: number,
): WaitingReply | string | undefined {
  const conversation = getConversation(conversationId);
  const cell = { turnId, variantId, ...(rowId !== undefined && { rowId }) };
  const last = conversation && listCellReplies(conversation, cell).at(-1);
  if (!last) return undefined;
  const reply: Reply = {
    id: newId(),
    ...cell,
    sample: last.sample + 1,
    origin: "model",
    status: "queued",
    parts: [],
    ...own,
  };
  const plan = planRequests(conversation, [reply]);
  const [planned] = plan.requests;
  if (!planned) return undefined;
  // What a person wrote is sent as it is: its dialog has said what speaks against it.
  const isHandMade = reply.sentWith.handMadeBody !== undefined;
  const problem = isHandMade ? undefined : validateRequest(planned, resolveCapabilities(reply.sentWith));
  if (problem !== undefined) return problem;
  conversationChanged(conversationId, (before) => applyPlan(before, plan));
  queueReplies(conversationId, plan.requests, notBeforeMs);
  return { reply, request: planned.request };
}
