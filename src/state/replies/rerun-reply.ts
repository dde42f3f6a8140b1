import type { Conversation, Reply, SentWith } from "#core/conversation/conversation.ts";
import { getPrefill } from "#core/conversation/continue-reply.ts";
import { listCellReplies } from "#core/conversation/list-cell-replies.ts";
import { applyPlan, planRequests } from "#core/conversation/plan-run.ts";
import { validateRequest } from "#core/conversation/validate-run.ts";
import { newId } from "#io/browser/new-id.ts";
import { openConversationChanged, getOpenConversation } from "#state/document/documents.ts";
import { showNotice } from "#state/notices.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { queueReplies } from "./reply-queue.ts";

type RerunOptions = {
  /** Differences to the settings that the earlier reply was sent with. */
  sentWith?: Partial<SentWith>;
  /** True where the new reply continues the earlier reply's text. */
  continues?: boolean;
  /** The time before which nothing is sent. */
  notBeforeMs?: number;
};

/**
 * Adds a reply beside an earlier one, with the settings that the earlier reply was sent with instead of the current
 * ones, as offered after a failure or an interruption.
 */
export function rerunReply(earlier: Reply, { sentWith, continues = false, notBeforeMs }: RerunOptions): void {
  const conversation = getOpenConversation();
  const last = conversation && listCellReplies(conversation, earlier).at(-1);
  if (!conversation || !last) return;
  const reply: Reply = {
    id: newId(),
    turnId: earlier.turnId,
    variantId: earlier.variantId,
    ...(earlier.rowId !== undefined && { rowId: earlier.rowId }),
    sample: last.sample + 1,
    origin: "model",
    status: "queued",
    ...(continues
      ? { parts: getPrefill(earlier), after: { replyId: earlier.id, kind: "continue" } }
      : keepBeginning(conversation, earlier)),
    sentWith: { ...earlier.sentWith, ...sentWith },
  };
  const plan = planRequests(conversation, [reply]);
  const [planned] = plan.requests;
  // What a person wrote is sent as it is: its dialog has said what speaks against it.
  const isHandMade = reply.sentWith.handMadeBody !== undefined;
  const problem = planned && !isHandMade && validateRequest(planned, resolveCapabilities(reply.sentWith));
  if (problem) {
    showNotice({ tone: "danger", text: problem });
    return;
  }
  openConversationChanged((before) => applyPlan(before, plan));
  queueReplies(conversation.id, plan.requests, notBeforeMs);
}

/** What a reply begins with that is sent as an earlier one was: the results of tools, or the text that it continued. */
function keepBeginning({ replies }: Conversation, { after }: Reply): Pick<Reply, "parts" | "after"> {
  if (after?.kind !== "continue") return { parts: [], ...(after && { after }) };
  const continued: Reply | undefined = replies[after.replyId];
  return continued ? { parts: getPrefill(continued), after } : { parts: [] };
}

/** Continues a reply that broke off, as a new reply that begins with its text. */
export function continueReply(reply: Reply): void {
  rerunReply(reply, { continues: true });
}
