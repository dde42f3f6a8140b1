import { useMemo } from "react";
import type { Conversation } from "#core/conversation/conversation.ts";
import { countThings } from "#core/count-things.ts";
import { formatUsd } from "#core/format.ts";
import { sumJudging } from "#core/judge/sum-judging.ts";

/** The cost of the judges of a conversation, beside that of its answers; nothing where none was asked. */
export function JudgingCost({ conversation }: { conversation: Conversation }) {
  const { count, usd, unknown } = useMemo(
    () => sumJudging(Object.values(conversation.replies)),
    [conversation.replies],
  );
  if (count === 0) return null;
  const cost = unknown === count ? "unknown" : usd === 0 ? "nothing" : formatUsd(usd);
  return (
    <p className="text-ink-3">
      judging cost {cost}, for {countThings(count, "judgement")}
    </p>
  );
}
