import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";

/** The cost of the judgements of some replies: all, or that of one check. Judgements of unknown cost are counted. */
export function sumJudging(
  replies: readonly Reply[],
  checkId?: Id,
): { count: number; usd: number; unknown: number; outputTokens: number } {
  const sum = { count: 0, usd: 0, unknown: 0, outputTokens: 0 };
  for (const { judgements = {} } of replies)
    for (const [id, { costUsd, usage }] of Object.entries(judgements)) {
      if (checkId !== undefined && id !== checkId) continue;
      sum.count += 1;
      sum.usd += costUsd ?? 0;
      sum.unknown += costUsd === undefined ? 1 : 0;
      sum.outputTokens += usage?.outputTokens ?? 0;
    }
  return sum;
}
