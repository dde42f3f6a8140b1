import type { ReplyResults } from "#core/checks/judge-reply.ts";
import { nameCheck } from "#core/checks/name-check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";

/** The results of checks by reply, as far as they are found. */
export type ResultsByReply = ReadonlyMap<Id, ReplyResults>;

/** The results of a reply by the names of the checks: "pass", or the outcome with its reason. Equal names get a number. */
export function listCheckCells(
  { checks = [] }: Conversation,
  replyId: Id,
  results: ResultsByReply,
): { name: string; text: string }[] {
  const used = new Map<string, number>();
  return checks.map((check) => {
    const name = nameCheck(check);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    const result = results.get(replyId)?.get(check.id);
    const text =
      !result || result.isNotAsked ? "" : result.outcome === "pass" ? "pass" : `${result.outcome}: ${result.reason}`;
    return { name: count === 1 ? name : `${name} (${count})`, text };
  });
}
