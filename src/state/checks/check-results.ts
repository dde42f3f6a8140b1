import { create } from "zustand";
import type { ReplyResults } from "#core/checks/judge-reply.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpenId, useOpenValue } from "#state/document/documents.ts";
import { onReset } from "#state/reset-state.ts";

/** The results of the replies of one conversation. The map is replaced when some of them change. */
type Results = { conversationId: Id; byReply: ReadonlyMap<Id, ReplyResults> };

const EMPTY: Results = { conversationId: "", byReply: new Map() };
const useResults = create<Results>()(() => EMPTY);
onReset(() => useResults.setState(EMPTY));

const NO_CHECKS: readonly Check[] = [];

/** Puts results in place of those before. */
export function resultsFound(conversationId: Id, byReply: ReadonlyMap<Id, ReplyResults>): void {
  useResults.setState({ conversationId, byReply });
}

/** The results found so far for a conversation; none where the last ones are those of another. */
export function getResults(conversationId: Id): ReadonlyMap<Id, ReplyResults> {
  const results = useResults.getState();
  return results.conversationId === conversationId ? results.byReply : EMPTY.byReply;
}

/** The checks of the open conversation. */
export const useChecks = (): readonly Check[] =>
  useOpenValue(
    ({ settled }) => settled.checks,
    (checks) => checks ?? NO_CHECKS,
    NO_CHECKS,
  );

/** The results of the open conversation's replies by reply. */
export function useAllResults(): ReadonlyMap<Id, ReplyResults> {
  const openId = useOpenId();
  return useResults(({ conversationId, byReply }) => (conversationId === openId ? byReply : EMPTY.byReply));
}

/** A value of the results of the open conversation's replies. */
export function useResultsValue<Value>(select: (byReply: ReadonlyMap<Id, ReplyResults>) => Value): Value {
  const openId = useOpenId();
  return useResults(({ conversationId, byReply }) => select(conversationId === openId ? byReply : EMPTY.byReply));
}

/** The results of one reply by check; undefined until it is checked. */
export const useReplyResults = (replyId: Id): ReplyResults | undefined =>
  useResults(({ byReply }) => byReply.get(replyId));
