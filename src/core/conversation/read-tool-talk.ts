import type { ChatMessage } from "#core/wire/chat-request.ts";
import type { Conversation, Id, Reply } from "./conversation.ts";

/** What was said before a reply that goes on from results of tools: each call with its results, oldest first. */
export function readToolTalk(conversation: Conversation, reply: Reply | undefined): ChatMessage[] {
  const talk: ChatMessage[] = [];
  const seen = new Set<Id>();
  let after = reply?.after;
  while (after?.kind === "tools" && !seen.has(after.replyId)) {
    seen.add(after.replyId);
    const before: Reply | undefined = conversation.replies[after.replyId];
    talk.unshift({ role: "user", parts: after.results });
    if (before) talk.unshift({ role: "assistant", parts: before.parts });
    after = before?.after;
  }
  return talk;
}
