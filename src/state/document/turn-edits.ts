import type { Id, Reply } from "#core/conversation/conversation.ts";
import { removeReply, removeTurn, showReply, showTurn, addReplies } from "#core/conversation/edit-turns.ts";
import { readCell } from "#core/conversation/read-cell.ts";
import { newId } from "#io/browser/new-id.ts";
import { noticeShown } from "#state/notices.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { openConversationChanged, readOpenConversation } from "./documents.ts";
import { changeConversation } from "./open-conversations.ts";

/** Later turns build on this reply of its cell from now on. */
export function replyShown(reply: Reply): void {
  openConversationChanged((before) => showReply(before, reply));
}

/** The newest branch through this version of a turn is open. */
export function turnVersionShown(turnId: Id): void {
  openConversationChanged((before) => showTurn(before, turnId));
}

/** A turn with all that follows it is gone, until undone. */
export function turnDeleted(turnId: Id): void {
  const conversation = readOpenConversation();
  if (!conversation) return;
  const after = removeTurn(conversation, turnId);
  for (const reply of Object.values(conversation.replies))
    if (!after.replies[reply.id] && (reply.status === "queued" || reply.status === "streaming"))
      stopReply(conversation.id, reply.id);
  const stopped = readOpenConversation() ?? conversation;
  openConversationChanged((before) => removeTurn(before, turnId));
  const removed = Object.keys(conversation.turns).length - Object.keys(after.turns).length;
  noticeShown({
    tone: "plain",
    text: removed > 1 ? `${removed} turns were deleted.` : "The turn was deleted.",
    action: {
      label: "Undo",
      run: () =>
        void changeConversation(conversation.id, (before) => ({
          ...before,
          turns: { ...stopped.turns, ...before.turns },
          replies: { ...stopped.replies, ...before.replies },
          view: stopped.view,
        })),
    },
  });
}

/** A reply is gone, until undone. */
export function replyDeleted(reply: Reply): void {
  const conversation = readOpenConversation();
  if (!conversation) return;
  stopReply(conversation.id, reply.id);
  const stopped = readOpenConversation()?.replies[reply.id] ?? reply;
  openConversationChanged((before) => removeReply(before, reply.id));
  noticeShown({
    tone: "plain",
    text: "The reply was deleted.",
    action: {
      label: "Undo",
      run: () =>
        void changeConversation(conversation.id, (before) => addReplies(before, [stopped])),
    },
  });
}

/** A reply was rewritten by hand: the written one stands beside it, and later turns build on it. */
export function replyWritten(reply: Reply, text: string): void {
  openConversationChanged((before) => {
    const last = readCell(before, reply).at(-1);
    const written: Reply = {
      id: newId(),
      turnId: reply.turnId,
      variantId: reply.variantId,
      sample: (last?.sample ?? 0) + 1,
      origin: "written",
      status: "done",
      parts: [{ kind: "text", text }],
      sentWith: reply.sentWith,
    };
    return addReplies(before, [written]);
  });
}
