import { useMemo } from "react";
import { listAutomaticJudges } from "#core/judge/list-automatic-judges.ts";
import { listToJudge } from "#core/judge/list-to-judge.ts";
import { usePacedConversation } from "#state/document/paced-conversation.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { estimateJudging } from "./estimate-judging.ts";

/** The answers by which the cost of judging one is told. */
const MAX_EXAMPLES = 12;

/**
 * What the judges that are asked by themselves cost for so many answers, about; "unknown" where no answer or no price tells it.
 * Undefined where no judge is asked by itself.
 */
export function useAutomaticCost(answerCount: number): number | "unknown" | undefined {
  const conversation = usePacedConversation();
  const pricesOf = useKnownPrices();
  return useMemo(() => {
    const checks = listAutomaticJudges(conversation?.checks);
    if (!conversation || checks.length === 0) return undefined;
    let sum = 0;
    for (const check of checks) {
      const ids = listToJudge(conversation, check).askableIds.slice(-MAX_EXAMPLES);
      const usd = estimateJudging(conversation, check, ids, pricesOf);
      if (usd === undefined || ids.length === 0) return "unknown";
      sum += (usd / ids.length) * answerCount;
    }
    return sum;
  }, [conversation, pricesOf, answerCount]);
}
