import type { Check } from "#core/conversation/check.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Judgement } from "#core/conversation/judgement.ts";
import { concludeJudgement } from "#core/judge/conclude-judgement.ts";
import { readJudgeOptions } from "#core/judge/judge-options.ts";
import type { JudgeQuestion } from "#core/judge/judge-question.ts";
import type { Usage } from "#core/wire/stream-event.ts";
import { computeKnownCost } from "#state/models/known-cost.ts";
import { getKnownPrices } from "#state/models/known-prices.ts";

/** The judgement that the answers of a judge to a question come to. */
export function buildJudgement(check: Check, question: JudgeQuestion, answers: readonly Reply[]): Judgement {
  const { form, modelId, leastRating } = readJudgeOptions(check);
  const said = answers.map((answer) => ({ text: getReplyText(answer), finishReason: answer.finishReason }));
  const usage = addUsage(answers.flatMap(({ usage }) => usage ?? []));
  const costUsd = sumKnownCost(answers);
  return {
    ...concludeJudgement(form, said, leastRating),
    answers: said.map(({ text }) => text),
    ...(question.againstReplyId !== undefined && { againstReplyId: question.againstReplyId }),
    askedWith: question.askedWith,
    modelId,
    ...(usage && { usage }),
    ...(costUsd !== undefined && { costUsd }),
    judgedAtMs: Date.now(),
  };
}

/** The cost of answers together; undefined where that of one is unknown. */
export function sumKnownCost(answers: readonly Reply[]): number | undefined {
  let sum = 0;
  for (const answer of answers) {
    const { connectionId, modelId } = answer.sentWith;
    const isFree = getKnownPrices(connectionId, modelId) === "free";
    const usd = isFree ? 0 : computeKnownCost(answer, getKnownPrices)?.usd;
    if (usd === undefined) return undefined;
    sum += usd;
  }
  return sum;
}

function addUsage(usages: readonly Usage[]): Usage | undefined {
  if (usages.length === 0) return undefined;
  const sum: Usage = {};
  for (const usage of usages)
    for (const name of ["inputTokens", "outputTokens", "thinkingTokens", "cachedInputTokens"] as const)
      if (usage[name] !== undefined) sum[name] = (sum[name] ?? 0) + usage[name];
  return sum;
}
