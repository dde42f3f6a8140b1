import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { judgeReply, type ReplyResults } from "./judge-reply.ts";

/** The replies of one column: how many were judged, how many of them pass every check, and how many cannot be told. */
export type CheckSummary = { passed: number; total: number; missing: number };

/** The summary of each column over the replies to some turns. */
export function summarizeResults(
  replies: Readonly<Record<Id, Reply>>,
  turnIds: readonly Id[],
  results: ReadonlyMap<Id, ReplyResults>,
): ReadonlyMap<Id, CheckSummary> {
  const counted = new Set(turnIds);
  const summaries = new Map<Id, CheckSummary>();
  for (const { id, turnId, variantId } of Object.values(replies)) {
    const own = counted.has(turnId) ? results.get(id) : undefined;
    if (!own) continue;
    const summary = summaries.get(variantId) ?? { passed: 0, total: 0, missing: 0 };
    summaries.set(variantId, summary);
    const verdict = judgeReply(own);
    if (verdict === "unknown") summary.missing += 1;
    else summary.total += 1;
    if (verdict === "pass") summary.passed += 1;
  }
  return summaries;
}
