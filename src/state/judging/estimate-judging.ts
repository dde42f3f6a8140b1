import type { Check } from "#core/conversation/check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { estimateInputTokens } from "#core/conversation/estimate-tokens.ts";
import { readJudgeOptions } from "#core/judge/judge-options.ts";
import { buildJudgeQuestion } from "#core/judge/judge-question.ts";
import { sumJudging } from "#core/judge/sum-judging.ts";
import { computeCost } from "#core/models/prices.ts";
import type { Id } from "#core/vocabulary.ts";
import type { PriceLookup } from "#state/models/known-prices.ts";
import { planJudging } from "./plan-judging.ts";

/** The answers whose questions are built for an estimate. */
const MAX_BUILT = 12;
/** The tokens of a verdict with its reason, before any was given. */
const USUAL_OUTPUT_TOKENS = 150;

/** The estimated cost of judging some replies: by the length of their texts and of the verdicts so far; undefined without a price. */
export function estimateJudging(
  conversation: Conversation,
  check: Check,
  replyIds: readonly Id[],
  pricesOf: PriceLookup,
): number | undefined {
  const { connectionId, modelId } = readJudgeOptions(check);
  const prices = pricesOf(connectionId, modelId);
  if (prices === "free" || replyIds.length === 0) return 0;
  if (!prices) return undefined;
  const step = Math.max(1, Math.floor(replyIds.length / MAX_BUILT));
  const built = replyIds.filter((_, index) => index % step === 0).slice(0, MAX_BUILT);
  const requests = built.flatMap((id) => {
    const reply = conversation.replies[id];
    const question = reply && buildJudgeQuestion(conversation, check, reply);
    if (!question || "problem" in question) return [];
    return planJudging(check, question).flatMap((plan) => plan.requests.map(({ request }) => request));
  });
  if (requests.length === 0) return 0;
  const inputTokens = requests.reduce((sum, request) => sum + estimateInputTokens(request), 0);
  const { count, outputTokens } = sumJudging(Object.values(conversation.replies), check.id);
  const outputEach = outputTokens > 0 ? (outputTokens / count) * built.length : USUAL_OUTPUT_TOKENS * requests.length;
  const cost = computeCost(prices, inputTokens, outputEach);
  return cost && (cost.usd / built.length) * replyIds.length;
}
