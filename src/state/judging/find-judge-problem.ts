import type { Check } from "#core/conversation/check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { validateRun } from "#core/conversation/validate-run.ts";
import { findAgainst } from "#core/judge/find-against.ts";
import { readJudgeOptions } from "#core/judge/judge-options.ts";
import { buildJudgeQuestion } from "#core/judge/judge-question.ts";
import type { Id } from "#core/vocabulary.ts";
import { loadPrices } from "#state/models/spend-cap.ts";
import { loadMissing } from "#state/replies/load-missing.ts";
import { createValidationContext } from "#state/replies/run-context.ts";
import { planJudging } from "./plan-judging.ts";

/** The reason why a judge cannot be asked about these replies, as a sentence; null for none. Loads its prices. */
export async function findJudgeProblem(
  conversation: Conversation,
  check: Check,
  replyIds: readonly Id[],
): Promise<string | null> {
  const { connectionId, modelId } = readJudgeOptions(check);
  if (modelId === "") return "The judge has no model.";
  const missing = await loadMissing(connectionId);
  await loadPrices(connectionId);
  const context = createValidationContext({ getMissing: () => missing, maxReplies: Infinity });
  for (const replyId of replyIds) {
    const reply = conversation.replies[replyId];
    const question = reply && buildJudgeQuestion(conversation, check, reply, findAgainst(conversation, check, reply));
    if (!question || "problem" in question) continue;
    // The others are as this one, besides their texts.
    for (const plan of planJudging(check, question)) {
      const problem = validateRun(plan, context);
      if (problem) return problem.sentence;
    }
    return null;
  }
  return replyIds.length === 0 ? "There is no answer to judge." : null;
}
