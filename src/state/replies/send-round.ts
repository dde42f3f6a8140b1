import type { ToolResultPart } from "#core/content/part.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { decideRound } from "#core/tools/decide-round.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConversation, getOpenId } from "#state/document/documents.ts";
import { showNotice } from "#state/notices.ts";
import { addReplyBeside } from "./add-reply-beside.ts";
import type { WaitingReply } from "./row-run.ts";

/** Sends the round after a reply that has ended, where mocks answer all of its calls and it may follow by itself. */
export function sendNextRound(conversationId: Id, replyId: Id): WaitingReply | undefined {
  const conversation = getConversation(conversationId);
  const reply = conversation?.replies[replyId];
  const decision = conversation && reply && decideRound(conversation, reply);
  return reply && decision?.kind === "send" ? addRound(conversationId, reply, decision.results) : undefined;
}

/** Sends the round after a reply on which mocks stopped, and with it those that follow by themselves. */
export function goOnWithMocks(reply: Reply): void {
  const conversation = getConversation(getOpenId());
  const decision = conversation && decideRound(conversation, reply);
  if (decision) addRound(conversation.id, reply, decision.results);
}

/** Adds the reply that goes on from these results, with the settings that the reply before it was sent with. */
function addRound(conversationId: Id, before: Reply, results: ToolResultPart[]): WaitingReply | undefined {
  const after = { replyId: before.id, kind: "tools", results } as const;
  const added = addReplyBeside(conversationId, before, { sentWith: before.sentWith, after });
  if (typeof added !== "string") return added;
  showNotice({ tone: "danger", text: added });
  return undefined;
}
