import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { judgeReply, type ReplyResults } from "./judge-reply.ts";

/** The numbers of replies that pass every check, that pass or fail, and that cannot be told. */
export type CheckSummary = { passed: number; total: number; missing: number };

/** The summary of some replies; those without a result, or with such alone as count for nothing, are left out. */
export function summarizeResults(replies: readonly Reply[], results: ReadonlyMap<Id, ReplyResults>): CheckSummary {
  const verdicts = replies.flatMap(({ id }) => {
    const own = results.get(id);
    return own && [...own.values()].some(({ isNotAsked }) => !isNotAsked) ? [judgeReply(own)] : [];
  });
  const missing = verdicts.filter((verdict) => verdict === "unknown").length;
  return {
    passed: verdicts.filter((verdict) => verdict === "pass").length,
    total: verdicts.length - missing,
    missing,
  };
}
