import type { Reply, SentWith } from "#core/conversation/conversation.ts";
import { readKeptParts } from "#core/conversation/continue-reply.ts";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { readCell } from "#core/conversation/read-cell.ts";
import { newId } from "#io/browser/new-id.ts";
import { openConversationChanged, readOpenConversation } from "#state/document/documents.ts";
import { startHeld } from "./held-replies.ts";
import { repliesQueued } from "./reply-queue.ts";

type Again = {
  /** What differs from what the earlier reply was sent with. */
  sentWith?: Partial<SentWith>;
  /** The new reply goes on from what the earlier one holds. */
  continues?: boolean;
  /** Nothing is sent before this time. */
  notBeforeMs?: number;
};

/**
 * A new reply beside an earlier one, asked with what that one was sent with and not with the settings as they are now:
 * what a failure or a break in mid-answer offers.
 */
export function askAgain(earlier: Reply, { sentWith, continues = false, notBeforeMs }: Again): void {
  const conversation = readOpenConversation();
  const last = conversation && readCell(conversation, earlier).at(-1);
  if (!conversation || !last) return;
  const reply: Reply = {
    id: newId(),
    turnId: earlier.turnId,
    variantId: earlier.variantId,
    sample: last.sample + 1,
    origin: "model",
    status: "queued",
    parts: continues ? readKeptParts(earlier) : [],
    sentWith: { ...earlier.sentWith, ...sentWith },
    ...(continues ? { after: { replyId: earlier.id, kind: "continue" } } : {}),
  };
  if (notBeforeMs !== undefined) startHeld(reply.id, notBeforeMs);
  openConversationChanged((before) => addReplies(before, [reply]));
  repliesQueued(conversation.id, [reply.id]);
}

/** The answer goes on where it broke off, as a new reply that begins with what it held. */
export function replyContinued(reply: Reply): void {
  askAgain(reply, { continues: true });
}
