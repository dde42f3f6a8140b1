import type { Reply } from "#core/conversation/conversation.ts";
import { removeReply, removeTurn, showReply, showTurn, addReplies } from "#core/conversation/edit-turns.ts";
import { listCellReplies, getShownReply } from "#core/conversation/list-cell-replies.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { openConversationChanged, getOpenConversation } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";

/** Later turns build on this reply of its cell from now on. */
export function replyShown(reply: Reply): void {
  openConversationChanged((before) => showReply(before, reply));
}

/** The same, by its id. */
export function replyIdShown(replyId: Id): void {
  const reply = getOpenConversation()?.replies[replyId];
  if (reply) replyShown(reply);
}

/** The newest branch through this version of a turn is open. */
export function turnVersionShown(turnId: Id): void {
  openConversationChanged((before) => showTurn(before, turnId));
}

/** A turn with all that follows it is gone, until undone. */
export function turnDeleted(turnId: Id): void {
  const open = getOpenConversation();
  if (!open) return;
  const after = removeTurn(open, turnId);
  for (const { id, status } of Object.values(open.replies))
    if (!after.replies[id] && !isSettled(status)) stopReply(open.id, id);
  const before = getOpenConversation() ?? open;
  openConversationChanged((conversation) => removeTurn(conversation, turnId));
  const turns = pickRemoved(before.turns, after.turns);
  const replies = pickRemoved(before.replies, after.replies);
  const count = Object.keys(turns).length;
  const text = count > 1 ? `${count} turns were deleted.` : "The turn was deleted.";
  showUndoNotice(text, open.id, (conversation) => ({
    ...conversation,
    turns: { ...conversation.turns, ...turns },
    replies: { ...conversation.replies, ...replies },
    view: { ...conversation.view, leafTurnId: before.view.leafTurnId },
  }));
}

/** A reply is gone, until undone; whichever was shown before is shown again then. */
export function replyDeleted(reply: Reply): void {
  const open = getOpenConversation();
  if (!open) return;
  stopReply(open.id, reply.id);
  const before = getOpenConversation() ?? open;
  const stopped = before.replies[reply.id] ?? reply;
  const shown = getShownReply(before, reply);
  openConversationChanged((conversation) => removeReply(conversation, reply.id));
  showUndoNotice("The reply was deleted.", open.id, (conversation) => {
    const back = addReplies(conversation, [stopped]);
    return shown && back.replies[shown.id] ? showReply(back, shown) : back;
  });
}

function pickRemoved<Thing>(before: Record<Id, Thing>, after: Record<Id, Thing>): Record<Id, Thing> {
  return Object.fromEntries(Object.entries(before).filter(([id]) => !Object.hasOwn(after, id)));
}

/** A reply was rewritten by hand: the written one stands beside it, and later turns build on it. A sentence where it cannot. */
export function replyWritten(reply: Reply, text: string): string | null {
  if (text.trim() === "") return "A reply cannot be empty.";
  openConversationChanged((before) => {
    const last = listCellReplies(before, reply).at(-1);
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
  return null;
}
