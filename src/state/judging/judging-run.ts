import type { Check } from "#core/conversation/check.ts";
import type { Id } from "#core/vocabulary.ts";
import type { FailuresAlike } from "#state/replies/failures-alike.ts";

/** The answers that a judge is being asked about. */
export type JudgingRun = {
  conversationId: Id;
  check: Check;
  /** True where answers are judged again that were judged with this prompt. */
  isAgain: boolean;
  /** The replies that it was not asked about yet, in order. */
  waiting: Id[];
  /** The replies that it is asked about now. */
  active: Map<Id, { controller: AbortController; mostUsd: number }>;
  alike: FailuresAlike;
  asked: number;
  judged: number;
  failed: number;
  spentUsd: number;
  /** The reason why it stopped before its end, as a sentence. */
  stopped?: string;
};

export function createJudgingRun(
  conversationId: Id,
  check: Check,
  replyIds: readonly Id[],
  isAgain: boolean,
): JudgingRun {
  return {
    conversationId,
    check,
    isAgain,
    waiting: [...replyIds],
    active: new Map(),
    alike: new Map(),
    asked: replyIds.length,
    judged: 0,
    failed: 0,
    spentUsd: 0,
  };
}

/** The most that the answers can cost that the judge is asked for now. */
export const sumReserved = ({ active }: JudgingRun): number =>
  [...active.values()].reduce((sum, { mostUsd }) => sum + mostUsd, 0);
