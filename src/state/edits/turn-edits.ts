import type { Reply } from "#core/conversation/conversation.ts";
import { removeReply, removeTurn, showReply, showTurn, addReplies } from "#core/conversation/edit-turns.ts";
import { getShownReply } from "#core/conversation/get-shown-reply.ts";
import { listCellReplies } from "#core/conversation/list-cell-replies.ts";
import { pickRemoved } from "#core/conversation/pick-removed.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { openConversationChanged, getOpenConversation } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { stopRemoved } from "./stop-removed.ts";

/** Shows a reply in its cell, so that later turns build on it. */
export function replyShown(reply: Reply): void {
  openConversationChanged((before) => showReply(before, reply));
}

/** Shows a reply in its cell, by its id. */
export function replyIdShown(replyId: Id): void {
  const reply = getOpenConversation()?.replies[replyId];
  if (reply) replyShown(reply);
}

/** Opens the newest branch through this version of a turn. */
export function turnVersionShown(turnId: Id): void {
  openConversationChanged((before) => showTurn(before, turnId));
}

/** Sets the alternative text of a picture; an empty text removes it. The text is for readers and is not sent. */
export function altTextChanged(turnId: Id, partIndex: number, alt: string): void {
  openConversationChanged((before) => {
    const turn = before.turns[turnId];
    const part = turn?.parts[partIndex];
    if (!turn || part?.kind !== "image") return before;
    const { alt: _before, ...rest } = part;
    const parts = turn.parts.with(partIndex, alt === "" ? rest : { ...rest, alt });
    return { ...before, turns: { ...before.turns, [turnId]: { ...turn, parts } } };
  });
}

/** Deletes a turn and all later turns on its branches, with Undo. */
export function turnDeleted(turnId: Id): void {
  const open = getOpenConversation();
  if (!open) return;
  const after = removeTurn(open, turnId);
  const before = stopRemoved(open, after);
  openConversationChanged((conversation) => removeTurn(conversation, turnId));
  const turns = pickRemoved(before.turns, after.turns);
  const replies = pickRemoved(before.replies, after.replies);
  const gone = pickRemoved(before.gone, after.gone);
  const count = Object.keys(turns).length;
  const text = count > 1 ? `${count} turns were deleted.` : "The turn was deleted.";
  showUndoNotice(text, open.id, (conversation) => ({
    ...conversation,
    turns: { ...conversation.turns, ...turns },
    replies: { ...conversation.replies, ...replies },
    gone: { ...conversation.gone, ...gone },
    view: { ...conversation.view, leafTurnId: before.view.leafTurnId },
  }));
}

/** Deletes a reply, with Undo, which also restores the shown reply. */
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

/**
 * Adds a reply written by hand beside a reply; later turns build on it. Returns a sentence for an empty text, else
 * null.
 */
export function replyWritten(reply: Reply, text: string): string | null {
  if (text.trim() === "") return "A reply cannot be empty.";
  openConversationChanged((before) => {
    const last = listCellReplies(before, reply).at(-1);
    const written: Reply = {
      id: newId(),
      turnId: reply.turnId,
      variantId: reply.variantId,
      ...(reply.rowId !== undefined && { rowId: reply.rowId }),
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
