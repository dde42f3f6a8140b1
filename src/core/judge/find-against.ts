import type { Check } from "#core/conversation/check.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { listCellReplies, resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import { readJudgeOptions } from "./judge-options.ts";

/** The answer that a judge compares a reply with: that of the baseline column in the same row and sample. */
export function findAgainst(conversation: Conversation, check: Check, reply: Reply): Reply | undefined {
  const { form, baselineId } = readJudgeOptions(check);
  if (form !== "better" || reply.variantId === baselineId) return undefined;
  const { turnId, rowId } = reply;
  const cell = { turnId, variantId: baselineId, rowId };
  return listCellReplies(conversation, { ...cell, variantId: resolveCellOwner(conversation, cell) }).find(
    ({ id, sample, status }) => id !== reply.id && sample === reply.sample && status === "done",
  );
}
