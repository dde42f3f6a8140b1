import { createCheck } from "#core/checks/create-check.ts";
import { getReplyLabel } from "#core/conversation/reply-label.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listMarkWords } from "#core/conversation/list-mark-words.ts";
import type { Mark } from "#core/conversation/mark.ts";
import { listRows } from "#core/conversation/rows.ts";
import { setMark } from "#core/conversation/set-mark.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { announce } from "#state/notices.ts";

/** Something to change in a mark: undefined takes it away. */
export type MarkChange = { [Name in "verdict" | "rating" | "note"]?: Mark[Name] | undefined };

/** True for a reply that can be marked: a whole one, which checks look at. */
const canMark = (conversation: Conversation, replyId: Id): boolean => conversation.replies[replyId]?.status === "done";

/** Changes the mark of a reply of the open conversation, which counts as the check *By hand*: without one, it gets it. */
export function replyMarked(replyId: Id, change: MarkChange): void {
  const open = getOpenConversation();
  if (!open || !canMark(open, replyId)) return;
  const before = open.replies[replyId]?.mark;
  const mark = changeMark(before, change);
  openConversationChanged((conversation) => withHandCheck(setMark(conversation, replyId, mark)));
  if (!("note" in change)) announceMark(replyId);
}

/** Gives a reply the mark that it had before, such as for Undo. */
export function markRestored(replyId: Id, mark: Mark | undefined): void {
  openConversationChanged((conversation) => setMark(conversation, replyId, mark));
  announceMark(replyId);
}

/** Takes the mark of a reply away, with Undo. */
export function markCleared(replyId: Id): void {
  const open = getOpenConversation();
  const before = open?.replies[replyId]?.mark;
  if (!open || !before) return;
  openConversationChanged((conversation) => setMark(conversation, replyId, undefined));
  showUndoNotice("The mark was cleared.", open.id, (conversation) => setMark(conversation, replyId, before));
}

function changeMark(before: Mark | undefined, change: MarkChange): Mark {
  const { verdict, rating, note } = { ...before, ...change };
  return {
    ...(verdict === undefined ? {} : { verdict }),
    ...(rating === undefined ? {} : { rating }),
    ...(note === undefined || note.trim() === "" ? {} : { note }),
    markedAtMs: Date.now(),
  };
}

function withHandCheck(conversation: Conversation): Conversation {
  const { checks = [] } = conversation;
  if (checks.some(({ kind }) => kind === "hand")) return conversation;
  return { ...conversation, checks: [...checks, createCheck(newId(), "hand")] };
}

function announceMark(replyId: Id): void {
  const open = getOpenConversation();
  const reply = open?.replies[replyId];
  if (!open || !reply) return;
  const words = reply.mark ? listMarkWords(reply.mark).join(", ") : "";
  const row = reply.rowId === undefined ? 0 : listRows(open).findIndex(({ id }) => id === reply.rowId) + 1;
  const name = `${row > 0 ? `Row ${row}, ` : ""}${getReplyLabel(open, reply)}`;
  announce(`${name}: ${words === "" ? "not marked" : words}.`);
}
