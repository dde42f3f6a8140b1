import type { Check } from "#core/conversation/check.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { listCellAnswers, resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import { listRounds } from "#core/conversation/list-rounds.ts";
import { readJudgeOptions } from "./judge-options.ts";

/** The answer that a judge compares a reply with: that of the baseline column in the same row and sample. */
export function findAgainst(conversation: Conversation, check: Check, reply: Reply): Reply | undefined {
  const { form, baselineId } = readJudgeOptions(check);
  if (form !== "better" || reply.variantId === baselineId) return undefined;
  const { turnId, rowId } = reply;
  // An answer in rounds has the number of its first one.
  const getFirstSample = (answer: Reply) => (listRounds(conversation.replies, answer)[0]?.reply ?? answer).sample;
  const cell = { turnId, variantId: baselineId, rowId };
  return listCellAnswers(conversation, { ...cell, variantId: resolveCellOwner(conversation, cell) }).find(
    (other) => other.id !== reply.id && getFirstSample(other) === getFirstSample(reply) && other.status === "done",
  );
}
