import type { ChatMessage } from "#core/wire/chat-request.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Reply } from "./conversation.ts";

/** What was said before a reply that goes on from results of tools: each call with its results, oldest first. */
export function listToolMessages(conversation: Conversation, reply: Reply | undefined): ChatMessage[] {
  const messages: ChatMessage[] = [];
  const visited = new Set<Id>();
  let after = reply?.after;
  while (after?.kind === "tools" && !visited.has(after.replyId)) {
    visited.add(after.replyId);
    const before: Reply | undefined = conversation.replies[after.replyId];
    messages.unshift({ role: "user", parts: after.results });
    if (before) messages.unshift({ role: "assistant", parts: before.parts });
    after = before?.after;
  }
  return messages;
}
