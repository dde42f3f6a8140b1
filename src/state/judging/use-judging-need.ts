import { useMemo } from "react";
import type { Check } from "#core/conversation/check.ts";
import { listToJudge } from "#core/judge/list-to-judge.ts";
import { sumJudging } from "#core/judge/sum-judging.ts";
import { usePacedConversation } from "#state/document/paced-conversation.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { estimateJudging } from "./estimate-judging.ts";

/** The answers that a judge can be asked about now, and its cost so far. */
export type JudgingNeed = {
  /** The answers that it was not asked about, as it would ask now. */
  missing: number;
  /** The answers about which it gave no verdict. */
  untold: number;
  /** The estimated cost of asking about the missing ones, else about those without a verdict; undefined where no price is known. */
  usd: number | undefined;
  spent: ReturnType<typeof sumJudging>;
};

/** The answers that a check's judge can be asked about; undefined while nothing is open. */
export function useJudgingNeed(check: Check): JudgingNeed | undefined {
  const conversation = usePacedConversation();
  const pricesOf = useKnownPrices();
  return useMemo(() => {
    if (!conversation) return undefined;
    const { missingIds, untoldIds } = listToJudge(conversation, check);
    return {
      missing: missingIds.length,
      untold: untoldIds.length,
      usd: estimateJudging(conversation, check, missingIds.length > 0 ? missingIds : untoldIds, pricesOf),
      spent: sumJudging(Object.values(conversation.replies), check.id),
    };
  }, [conversation, check, pricesOf]);
}
