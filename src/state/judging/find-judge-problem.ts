import type { Check } from "#core/conversation/check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { readJudgeOptions } from "#core/judge/judge-options.ts";
import { buildJudgeQuestion } from "#core/judge/judge-question.ts";
import type { Id } from "#core/vocabulary.ts";
import { loadPrices } from "#state/models/spend-cap.ts";
import { loadRun } from "#state/replies/load-run.ts";
import { planJudging } from "./plan-judging.ts";

/** The reason why a judge cannot be asked about these replies, as a sentence; null for none. Loads its prices. */
export async function findJudgeProblem(
  conversation: Conversation,
  check: Check,
  replyIds: readonly Id[],
): Promise<string | null> {
  const { connectionId, modelId } = readJudgeOptions(check);
  if (modelId === "") return "The judge has no model.";
  const [{ findPlanProblem }] = await Promise.all([loadRun(), loadPrices(connectionId)]);
  for (const replyId of replyIds) {
    const reply = conversation.replies[replyId];
    const question = reply && buildJudgeQuestion(conversation, check, reply);
    if (!question || "problem" in question) continue;
    // The others are as this one, besides their texts.
    const [plan] = planJudging(check, question);
    return plan ? await findPlanProblem(plan) : null;
  }
  return replyIds.length === 0 ? "There is no answer to judge." : null;
}
