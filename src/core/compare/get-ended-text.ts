import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { isSettled } from "#core/conversation/is-settled.ts";

/** The text of a reply to compare; undefined while it runs, and where it has no words. */
export function getEndedText(reply: Reply | undefined): string | undefined {
  const text = reply && isSettled(reply.status) ? getReplyText(reply) : "";
  return text === "" ? undefined : text;
}
