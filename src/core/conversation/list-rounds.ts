import type { Part } from "#core/content/part.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Reply } from "./conversation.ts";

/** A round behind an answer: the reply that called tools, absent where it was deleted, and the results that it got. */
export type Round = { reply: Reply | undefined; results: readonly Part[] };

/** The rounds behind a reply, oldest first; those of an answer that it continues are behind it too. */
export function listRounds(replies: Readonly<Record<Id, Reply>>, last: Pick<Reply, "after"> | undefined): Round[] {
  const rounds: Round[] = [];
  const visited = new Set<Id>();
  let after = last?.after;
  while (after !== undefined && !visited.has(after.replyId)) {
    visited.add(after.replyId);
    const reply: Reply | undefined = replies[after.replyId];
    if (after.kind === "tools") rounds.unshift({ reply, results: after.results });
    after = reply?.after;
  }
  return rounds;
}
