import type { ChatMessage } from "#core/wire/chat-request.ts";
import { readKeptText } from "./continue-reply.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { fillTemplate } from "./fill-template.ts";
import { readToolTalk } from "./read-tool-talk.ts";

/**
 * All that was said up to a reply, whole: its thread as it was said, each turn with the variables of the reply that
 * answered it then, the last turn with the reply's own.
 */
export function readSaid(conversation: Conversation, reply: Reply): ChatMessage[] {
  const said: ChatMessage[] = [];
  for (const { turnId, replyId } of reply.sentWith.thread) {
    const answer = replyId === null ? undefined : conversation.replies[replyId];
    const { variables } = (answer ?? reply).sentWith;
    const turnParts = (conversation.turns[turnId]?.parts ?? []).map((part) =>
      part.kind === "text" ? { ...part, text: fillTemplate(part.text, variables) } : part,
    );
    said.push({ role: "user", parts: turnParts });
    // What went between the model and its tools before it answered; for the last turn, before it is asked now.
    const isLast = turnId === reply.turnId && replyId === null;
    said.push(...readToolTalk(conversation, isLast ? reply : answer));
    if (answer) said.push({ role: "assistant", parts: answer.parts });
  }
  if (reply.after?.kind === "continue") {
    // Until it goes on, a continuation holds what it goes on from, also where that was deleted meanwhile.
    const begun = readKeptText(conversation.replies[reply.after.replyId] ?? reply);
    said.push({ role: "assistant", parts: [{ kind: "text", text: begun }] });
  }
  return said;
}
